"""What guests are told, in nine languages: one file of short phrases each, beside this module.

Not gettext: three of the languages are none of the portal's own, and a phrase that is missing is an error, not German.
``read_by`` says which speaker has read the file; "" stands for nobody yet, and people who print it are told so.
"""

import string
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from events.enums.material import GuestLanguage

__all__ = ["MissingPhrase", "Phrases", "phrases_in", "read_phrases"]

FOLDER: Final = Path(__file__).parent
ORIGINAL: Final = GuestLanguage.DE
READ_BY: Final = "read_by"


class MissingPhrase(ValueError):
    """A file does not say what the German one says; the message names file and phrase."""


class Phrases(Mapping[str, str]):
    """The phrases of one language: ``phrases.sign_up`` in templates, ``say`` where something is put in."""

    def __init__(self, language: str, texts: dict[str, str], read_by: str) -> None:
        self.language = language
        self.read_by = read_by
        self._texts = texts

    def __getitem__(self, key: str) -> str:
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def say(self, key: str, **values: object) -> str:
        """Return the phrase ``key`` with ``values`` in it. Raises ``KeyError`` for another key or a missing value."""
        return self._texts[key].format(**values)


def with_one_stop(phrase: str, name: str) -> str:
    """Return ``phrase`` without the full stop behind "{name}" where ``name`` brings its own ("e. V.")."""
    return phrase.replace("{name}.", "{name}") if name.endswith(".") else phrase


def phrases_in(language: str) -> Phrases:
    """Return the phrases of ``language`` (a ``GuestLanguage``). Raises ``KeyError`` for another one."""
    return _all_phrases()[language]


def read_phrases(folder: Path) -> dict[str, Phrases]:
    """Return the phrases of all languages from ``folder``.

    Raises ``MissingPhrase`` when a file lacks a phrase of the German one, has another one, an empty one, or other
    placeholders; ``FileNotFoundError`` when there is none.
    """
    read = {language.value: _read(folder / f"{language.value}.yaml") for language in GuestLanguage}
    original = read[ORIGINAL.value]
    for language, phrases in read.items():
        _compare(f"{language}.yaml", phrases, original)
    return read


@cache
def _all_phrases() -> dict[str, Phrases]:
    return read_phrases(FOLDER)


def _read(path: Path) -> Phrases:
    texts = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = [
        str(key) for key, text in texts.items() if not isinstance(text, str) or not (text.strip() or key == READ_BY)
    ]
    if wrong or READ_BY not in texts:
        raise MissingPhrase(f"{path.name}: no text for {', '.join(wrong) or READ_BY}")
    return Phrases(path.stem, texts, texts.pop(READ_BY))


def _compare(name: str, phrases: Phrases, original: Phrases) -> None:
    differing = sorted(set(phrases) ^ set(original))
    if differing:
        raise MissingPhrase(f"{name}: missing or unknown: {', '.join(differing)}")
    for key, text in phrases.items():
        if placeholders(text) != placeholders(original[key]):
            raise MissingPhrase(f"{name}: {key} has other placeholders than {ORIGINAL.value}.yaml")


def placeholders(text: str) -> list[str]:
    """Return the names in braces, sorted. Raises ``ValueError`` when braces do not match."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)

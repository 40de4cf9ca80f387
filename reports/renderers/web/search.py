"""Search within an edition: every word has to be there, what has them in its title stands first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reports.renderers.data import EditionData
from reports.richtext.blocks import read_blocks

AT_MOST: Final = 60
LONGEST_QUERY: Final = 100
_AROUND: Final = 90
_FOLDED: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})
_WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found: its title, where it is, and a passage as (before, found, after)."""

    title: str
    path: str
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    path: str
    text: str


def search(edition: EditionData, query: str) -> list[Hit]:
    """Return at most 60 texts that have all words of `query`, also as parts of words, umlauts like their letters."""
    words = [_fold(word) for word in _WORDS.findall(query[:LONGEST_QUERY])]
    if not words:
        return []
    hits = []
    for number, entry in enumerate(_entries(edition)):
        title, text = _fold(entry.title), _fold(entry.text)
        if all(word in title or word in text for word in words):
            missing_in_title = sum(word not in title for word in words)
            hits.append(((missing_in_title, number), _hit(entry, text, words)))
    return [hit for _rank, hit in sorted(hits, key=lambda each: each[0])[:AT_MOST]]


def _entries(edition: EditionData) -> Iterator[_Entry]:
    for number, greeting in enumerate(edition.greetings, start=1):
        yield _Entry(greeting.title, f"grusswort-{number}/", _plain(greeting.text))
    for chapter in edition.chapters:
        path = f"kapitel-{chapter.number}/"
        yield _Entry(f"{chapter.number} {chapter.title}", path, _plain(chapter.introduction))
        for contribution in chapter.contributions:
            title = f"{contribution.partner}: {chapter.title}"
            yield _Entry(title, f"{path}#{contribution.key}", _plain(contribution.text))
        for article in chapter.guest_articles:
            yield _Entry(f"{article.title} ({article.author})", f"{path}#{article.key}", _plain(article.text))


def _hit(entry: _Entry, folded: str, words: list[str]) -> Hit:
    places = [(folded.find(word), len(word)) for word in words if word in folded]
    start, length = min(places) if places else (0, 0)
    first, last = max(0, start - _AROUND), start + length + _AROUND
    return Hit(
        title=entry.title,
        path=entry.path,
        before=("… " if first else "") + entry.text[first:start],
        found=entry.text[start : start + length],
        after=entry.text[start + length : last] + (" …" if last < len(entry.text) else ""),
    )


def _plain(text: str) -> str:
    return " ".join(block.text.replace("\n", " ") for block in read_blocks(text))


def _fold(text: str) -> str:
    """Lower case without umlauts, letter by letter, so that places stay the same."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text).translate(_FOLDED)

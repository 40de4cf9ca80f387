"""The text that boards confirm, written from the content in exactly one way. No queries, no translation.

Format 1: Unicode NFC, lines end with LF, the last one too, no white space at the end of lines. The first line names
format and version. Lines at the margin are headings of ours; whatever people wrote is indented by two spaces, so that
nobody can write a heading into a text, and different contents never give the same text. Dates are written as in
31.01.2027. Headings are German: the text counts as it stands and is not translated.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from .content import Contact, Content, Task, party_of
from .parties import PartyInText, in_text_order

FORMAT: Final = "1"
_INDENT: Final = "  "
_SIDES: Final = {"employer": "Arbeitgeber", "mso": "Migrantenselbstorganisation"}
_OWNERS: Final = {
    "": "alle gemeinsam",
    "employer": "die Arbeitgeberseite",
    "mso": "die Seite der Migrantenselbstorganisationen",
}
_SECTIONS: Final = (
    ("Ziele der Arbeitgeberseite", "aims_employer"),
    ("Ziele der Migrantenselbstorganisationen", "aims_mso"),
    ("Zielgruppe", "target_group"),
    ("", "tasks"),
    ("Aufwandsentschädigung", "allowance"),
    ("Räume", "rooms"),
    ("Kosten", "costs"),
    ("Weiteres", "further"),
)
# The names under which languages stand in the text, whatever the catalogue calls them later.
LANGUAGE_NAMES: Final = {
    "de": "Deutsch",
    "en": "Englisch",
    "tr": "Türkisch",
    "ar": "Arabisch",
    "uk": "Ukrainisch",
    "ru": "Russisch",
    "pl": "Polnisch",
    "ro": "Rumänisch",
    "bg": "Bulgarisch",
    "fa": "Persisch",
    "prs": "Dari",
    "ps": "Paschtu",
    "kmr": "Kurdisch (Kurmandschi)",
    "ckb": "Kurdisch (Sorani)",
    "ti": "Tigrinya",
    "am": "Amharisch",
    "so": "Somali",
    "fr": "Französisch",
    "es": "Spanisch",
    "pt": "Portugiesisch",
    "it": "Italienisch",
    "el": "Griechisch",
    "sr": "Serbisch, Kroatisch, Bosnisch",
    "sq": "Albanisch",
    "rmy": "Romani",
    "ta": "Tamil",
    "hi": "Hindi",
    "ur": "Urdu",
    "vi": "Vietnamesisch",
    "zh": "Chinesisch",
    "tw": "Twi",
}


def canonical_text(content: Content, parties: Sequence[PartyInText], number: int, *, title: str) -> str:
    """Return the text of version ``number``. ``content`` stands in the order in which it is stored."""
    names = {party.number: _one_line(party.name) for party in parties}
    lines = [f"Vereinbarung – Brückenbauer, Format {FORMAT}, Fassung {number}"]
    lines += ["", "Titel", *_indented(title), "", "Beteiligte", *_parties(parties)]
    for heading, name in _SECTIONS:
        if name == "tasks":
            lines += _section("Wer macht was bis wann", _tasks(content.tasks, names))
        else:
            lines += _section(heading, _indented(getattr(content, name)))
    spoken = ", ".join(LANGUAGE_NAMES.get(code, code) for code in sorted(content.languages))
    lines += _section("Sprachen der Zusammenarbeit", _indented(spoken))
    lines += _section("Ansprechpersonen", _contacts(content.contacts, names))
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return unicodedata.normalize("NFC", text)


def hash_of(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    listed = list(lines)
    return ["", heading, *listed] if listed else []


def _indented(text: str) -> list[str]:
    return [f"{_INDENT}{line}" for line in text.split("\n")] if text else []


def _parties(parties: Iterable[PartyInText]) -> list[str]:
    lines = []
    for party in in_text_order(parties):
        lines.append(f"{_INDENT}{_SIDES[party.side]}: {_one_line(party.name)}")
        if party.place:
            lines.append(f"{_INDENT * 2}Ort: {_one_line(party.place)}")
        if party.total:
            lines.append(f"{_INDENT * 2}{_rule(party.required, party.total)}")
    return lines


def _rule(required: int, total: int) -> str:
    if total == 1:
        return "Hierfür bestätigt 1 unterschriftsberechtigte Person."
    verb = "bestätigt" if required == 1 else "bestätigen"
    return f"Hierfür {verb} {required} von {total} unterschriftsberechtigten Personen."


def _tasks(tasks: Iterable[Task], names: dict[int, str]) -> list[str]:
    lines = []
    for number, task in enumerate(tasks, start=1):
        until = task.by.strftime("%d.%m.%Y") if task.by else "ohne Termin"
        lines += [f"{_INDENT}{number}. {task.what}", f"{_INDENT * 2}Wer: {_owner(task.owner, names)}"]
        lines.append(f"{_INDENT * 2}Bis: {until}")
    return lines


def _owner(owner: str, names: dict[int, str]) -> str:
    party = party_of(owner)
    return _OWNERS[owner] if party is None else names[party]


def _contacts(contacts: Iterable[Contact], names: dict[int, str]) -> list[str]:
    lines = []
    for contact in contacts:
        lines.append(f"{_INDENT}{contact.name}")
        if contact.function:
            lines.append(f"{_INDENT * 2}Funktion: {contact.function}")
        lines.append(f"{_INDENT * 2}Für: {names[party_of(contact.party) or 0]}")
    return lines


def _one_line(name: str) -> str:
    return " ".join(name.split())

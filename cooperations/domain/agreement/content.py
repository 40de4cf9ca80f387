"""What an agreement consists of, and how it stands in the database. No queries.

Tasks and contact persons have a ``uid`` of their own, so that two people can change different ones at the same time.
A party is meant by the number of its row in the cooperation, which stays when two organisations are merged.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cooperations.enums.side import Side

TEXT_LENGTH: Final = 3_000
LINE_LENGTH: Final = 300
NAME_LENGTH: Final = 120
MOST_TASKS: Final = 20
MOST_CONTACTS: Final = 12
TEXTS: Final = ("aims_employer", "aims_mso", "target_group", "allowance", "rooms", "costs", "further")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Task:
    """Who does what until when. ``owner`` is a side, "party:7", or "" for all together."""

    uid: str
    what: str
    owner: str = ""
    by: date | None = None

    @property
    def owner_side(self) -> str:
        """The side that does it, "" when it is a party or all together."""
        return self.owner if self.owner in Side.values else ""

    @property
    def owner_party(self) -> int | None:
        """The number of the party that does it."""
        return party_of(self.owner)


@dataclass(frozen=True)
class Contact:
    """Whom to ask: a person of a party ("party:7")."""

    uid: str
    party: str
    name: str
    function: str = ""


@dataclass(frozen=True)
class Content:
    """One agreement as it is written. ``languages`` are spoken in the cooperation, ``text_language`` is its own."""

    aims_employer: str = ""
    aims_mso: str = ""
    target_group: str = ""
    tasks: tuple[Task, ...] = ()
    allowance: str = ""
    rooms: str = ""
    costs: str = ""
    languages: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    further: str = ""
    text_language: str = "de"

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is written yet."""
        return self == Content(text_language=self.text_language)

    @property
    def length(self) -> int:
        """How many characters people have written."""
        lines = [task.what for task in self.tasks] + [each.name + each.function for each in self.contacts]
        return sum(len(getattr(self, name)) for name in TEXTS) + sum(map(len, lines))


def to_json(content: Content) -> dict[str, Any]:
    """Return ``content`` as the database keeps it: empty parts are left out, lists have a fixed order."""
    kept: dict[str, Any] = {name: getattr(content, name) for name in TEXTS if getattr(content, name)}
    if content.languages:
        kept["languages"] = sorted(content.languages)
    if content.contacts:
        kept["contacts"] = [
            {"uid": each.uid, "party": each.party, "name": each.name, "function": each.function}
            for each in sorted(content.contacts, key=lambda each: (each.party, each.uid))
        ]
    if content.tasks:
        kept["tasks"] = [
            {"uid": each.uid, "what": each.what, "owner": each.owner, "by": each.by.isoformat() if each.by else ""}
            for each in sorted(content.tasks, key=_when)
        ]
    if content.text_language != "de":
        kept["text_language"] = content.text_language
    return kept


def from_json(stored: Mapping[str, Any]) -> Content:
    """Return what ``to_json`` stored; an empty object is an agreement in which nothing is written yet."""
    return Content(
        **{name: stored.get(name, "") for name in TEXTS},
        languages=tuple(stored.get("languages", ())),
        contacts=tuple(Contact(**each) for each in stored.get("contacts", ())),
        tasks=tuple(
            Task(each["uid"], each["what"], each["owner"], date.fromisoformat(each["by"]) if each["by"] else None)
            for each in stored.get("tasks", ())
        ),
        text_language=stored.get("text_language", "de"),
    )


def in_order(content: Content) -> Content:
    """Return ``content`` with its lists in the order in which they are stored."""
    return from_json(to_json(content))


def party_of(owner: str) -> int | None:
    """Return the number in "party:7", None for anything else."""
    kind, _colon, number = owner.partition(":")
    return int(number) if kind == "party" and number.isdecimal() else None


def new_uids(count: int) -> list[str]:
    """Return ``count`` new numbers for tasks or contact persons, in the order of their making, nine characters each."""
    first = time.time_ns() // 100_000
    return [_in_letters(first + each) for each in range(count)]


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        letters = _DIGITS[digit] + letters
    return letters.rjust(9, "0")


def _when(task: Task) -> tuple[bool, date, str]:
    return task.by is None, task.by or date.max, task.uid

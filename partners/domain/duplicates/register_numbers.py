"""Register numbers as courts, offices and Excel lists spell them. No queries here."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .name_words import folded
from .word_lists import REGISTER_NOISE

KINDS: Final = {
    "vr": "vr", "vereinsregister": "vr", "vereinsregisternummer": "vr", "vereinsreg": "vr",
    "hrb": "hrb", "hra": "hra", "gnr": "gnr", "genossenschaftsregister": "gnr", "pr": "pr",
}  # fmt: skip


@dataclass(frozen=True)
class RegisterEntry:
    """What a register number says: ``kind`` such as "vr" ("" unknown), ``number`` as digits, ``court`` ("" unknown)."""

    kind: str
    number: str
    court: str


@lru_cache(maxsize=65_536)
def register_entry(text: str) -> RegisterEntry | None:
    """Return what ``text`` says, None when it holds no number."""
    spaced = re.sub(r"(?<=\d)[ .](?=\d)", "", text[:80])
    plain = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", folded(spaced))
    words = plain.split()
    numbers = [word.lstrip("0") for word in words if word.isdecimal() and word.lstrip("0")]
    if not numbers:
        return None
    kind = next((KINDS[word] for word in words if word in KINDS), "")
    court = " ".join(
        word
        for word in words
        if word not in KINDS and word not in REGISTER_NOISE and not word.isdecimal() and len(word) > 1
    )
    return RegisterEntry(kind, max(numbers, key=len), court)


def contradict(one: RegisterEntry, other: RegisterEntry) -> bool:
    """Say whether both cannot be the same entry: another number, another kind or another court."""
    if one.number != other.number:
        return True
    differs = one.kind and other.kind and one.kind != other.kind
    return bool(differs or (one.court and other.court and not same_court(one, other)))


def same_court(one: RegisterEntry, other: RegisterEntry) -> bool:
    """Say whether both name the same court; "Köln" and "Köln a. Rh." are the same."""
    return bool(one.court and other.court) and (one.court.startswith(other.court) or other.court.startswith(one.court))

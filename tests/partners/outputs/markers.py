"""Secret markers: values found nowhere else, one for each restricted thing."""

import hashlib
import re
from dataclasses import dataclass

from tests.access.identities import Identity

CONSONANTS = "bcdfghjklmnpqrstvwxz"
LENGTH = 8  # the narrowest columns with choices hold eight characters
FIRST, STEP = 23_017, 7  # fits the smallest number columns and does not look like a year or a count
_numbers: dict[str, int] = {}


@dataclass(frozen=True)
class Marker:
    """One secret: what it is of, the value as stored, what it looks like, and the identities who may see it.

    ``part`` stands in every text that the pattern is found in: to look for it first is ten times faster.
    """

    what: str
    value: str | int
    pattern: re.Pattern[str]
    seen_by: frozenset[Identity]
    part: str

    def is_in(self, text: str) -> bool:
        """Say whether ``text`` shows the secret."""
        return self.part in text and self.pattern.search(text) is not None

    def __str__(self) -> str:
        return f"{self.what} ({self.value})"

    @property
    def is_word(self) -> bool:
        """Say whether it can be searched for."""
        return self.pattern.pattern.isalpha()


def word(what: str, seen_by: frozenset[Identity]) -> Marker:
    """Return a marker of eight letters that no language has as a word."""
    digest = int(hashlib.sha256(what.encode()).hexdigest(), 16)
    letters = "".join(CONSONANTS[digest // 20**place % 20] for place in range(LENGTH - 1))
    return Marker(what, f"q{letters}", re.compile(f"q{letters}"), seen_by, f"q{letters}")


def number(what: str, seen_by: frozenset[Identity]) -> Marker:
    """Return a marker of five digits, found also with a separator of thousands."""
    value = _number_of(what)
    thousands, rest = divmod(value, 1000)
    pattern = rf"(?<![\w.])-?{thousands}[.,   ]?{rest:03d}(?!\w)"
    return Marker(what, value, re.compile(pattern), seen_by, f"{rest:03d}")


def tenths(what: str, seen_by: frozenset[Identity]) -> Marker:
    """Return a marker with one decimal place."""
    whole, tenth = divmod(_number_of(what), 10)
    return Marker(what, f"{whole}.{tenth}", re.compile(rf"(?<![\w.]){whole}[.,]{tenth}"), seen_by, str(whole))


def degrees(what: str, seen_by: frozenset[Identity]) -> Marker:
    """Return a marker for a latitude: the digits behind the point."""
    value = _number_of(what)
    return Marker(what, f"51.{value}", re.compile(rf"51[.,]{value}"), seen_by, str(value))


def clock(what: str, hour: int, minute: int, seen_by: frozenset[Identity]) -> Marker:
    """Return a marker for a time of day."""
    text = f"{hour:02d}:{minute:02d}"
    return Marker(what, text, re.compile(rf"(?<![\d:]){text}(?!\d)"), seen_by, text)


def _number_of(what: str) -> int:
    return _numbers.setdefault(what, FIRST + STEP * len(_numbers))

"""What is said about a time."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .sentences import say
from .weights import bounded


class Speaks(StrEnum):
    """Which way a reason points."""

    FOR = "for"
    AGAINST = "against"
    INFO = "info"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reason:
    """One reason. ``code`` names it for as long as the same thing holds, so that it can be explained once.

    ``wording`` picks the sentence, ``words`` fills it.
    """

    criterion: str
    code: str
    speaks: Speaks
    weight: int
    wording: str
    words: tuple[tuple[str, Any], ...] = ()

    @property
    def sentence(self) -> str:
        """Return it in words, in the language that is active."""
        return say(self.wording, dict(self.words))


def against(criterion: str, code: str, weight: int, wording: str, **words: Any) -> Reason:
    """Return a reason against with ``weight`` within its bounds; with 0 it is information."""
    weight = bounded(weight)
    speaks = Speaks.AGAINST if weight else Speaks.INFO
    return Reason(criterion, code, speaks, weight, wording, tuple(words.items()))


def speaking_for(criterion: str, code: str, weight: int, wording: str, **words: Any) -> Reason:
    """Return a reason for with ``weight`` within its bounds; with 0 it is information."""
    weight = bounded(weight)
    speaks = Speaks.FOR if weight else Speaks.INFO
    return Reason(criterion, code, speaks, weight, wording, tuple(words.items()))


def unknown(criterion: str, code: str, wording: str, **words: Any) -> Reason:
    """Return what is not known about a time."""
    return Reason(criterion, code, Speaks.UNKNOWN, 0, wording, tuple(words.items()))

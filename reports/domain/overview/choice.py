"""What is counted, and among what: the choice that a number and its list have in common."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

# In the place of a district or a field: those of which nobody said it.
UNKNOWN = "unbekannt"


class Subject(StrEnum):
    """What is counted."""

    ORGANISATIONS = "organisationen"
    COOPERATIONS = "kooperationen"
    EVENTS = "veranstaltungen"


@dataclass(frozen=True)
class Choice:
    """Among what is counted; what is empty does not matter.

    ``year`` is asked of cooperations (in force on one of its days) and of events (begun in it), ``format`` of events
    only. ``district`` is the key of one; it and ``field`` may be ``UNKNOWN``.
    """

    year: int | None = None
    district: str = ""
    field: str = ""
    format: str = ""

    def having(self, **values: str | int | None) -> Self:
        """Return the same choice with these values."""
        return replace(self, **values)  # type: ignore[arg-type]

"""What is publicly known of an MSO when suggestions are made, and what a criterion finds in it."""

from dataclasses import dataclass, field
from datetime import datetime

from partners.models import SearchEntry


@dataclass(frozen=True)
class Facts:
    """Facet keys, distance from the place of the project in metres (None without), moment of the last confirmation."""

    facets: frozenset[str]
    metres: int | None
    confirmed_at: datetime | None

    @classmethod
    def of(cls, entry: SearchEntry) -> "Facts":
        """Return the facts of an entry that ``ranking`` has annotated with ``metres``."""
        return cls(frozenset(entry.facets), getattr(entry, "metres", None), entry.confirmed_at)


@dataclass(frozen=True)
class Finding:
    """How well an MSO fits one criterion (0 to 100) and why, in words: what fits, what does not, what is unknown."""

    fit: int
    fits: list[str] = field(default_factory=list)
    misfits: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

"""A feast, and how a day lies to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .traditions import Tradition

ONE_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What a day means for those who keep it."""

    HIGH = "high"
    """A high feast: nobody comes to an event."""
    CUSTOM = "custom"
    """Celebrated or mourned at home or in the community; work goes on."""
    FAST = "fast"
    """No food and drink before sunset."""


class Match(StrEnum):
    """How a day lies to a feast."""

    ON = "on"
    """On one of its days, as calculated or as published by one of the communities."""
    EVE = "eve"
    """The day at whose sunset it begins."""
    NEAR = "near"
    """One day beside it, where the moon may still move it."""


@dataclass(frozen=True)
class Feast:
    """One feast of one year, from ``first`` to ``last`` (both included), kept by ``traditions``.

    ``begins_at_sunset``: it begins at the sunset before ``first``. ``is_moon``: it hangs on the moon or on the
    association, so that some keep it one day earlier or later. ``also``: another first day that a community has
    published. ``source`` is a slug of ``names.SOURCES``. ``corrected``: where the ministry has the days from,
    if it put them in.
    """

    slug: str
    traditions: tuple[Tradition, ...]
    kind: Kind
    first: date
    last: date
    source: str
    begins_at_sunset: bool = False
    is_moon: bool = False
    also: date | None = None
    corrected: str = ""

    @property
    def days(self) -> int:
        """Return how many days it lasts."""
        return (self.last - self.first).days + 1

    def is_kept_by(self, named: Collection[str]) -> bool:
        """Return whether one of its traditions is among ``named``."""
        return any(tradition in named for tradition in self.traditions)

    @property
    def starts(self) -> tuple[date, ...]:
        """Return the first days that somebody keeps: ours, and the other published one."""
        return (self.first, self.also) if self.also else (self.first,)

    @property
    def span(self) -> tuple[date, date]:
        """Return the first and the last day that ``match`` says something about."""
        return min(self.starts) - ONE_DAY, max(self.starts) + timedelta(days=self.days)

    def match(self, day: date) -> Match | None:
        """Return how ``day`` lies to this feast, None if they have nothing to do with each other."""
        offsets = [(day - start).days for start in self.starts]
        if any(0 <= offset < self.days for offset in offsets):
            return Match.ON
        if self.begins_at_sunset and -1 in offsets:
            return Match.EVE
        if self.is_moon and any(-1 <= offset <= self.days for offset in offsets):
            return Match.NEAR
        return None

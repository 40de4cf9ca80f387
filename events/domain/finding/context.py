"""Everything that is known before dates are compared. It is loaded once; comparing asks nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from events.domain.calendars import Correction, SchoolBreak


@dataclass(frozen=True)
class Window:
    """A time of the week at which somebody can be reached. ``weekday``: Monday is 1."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True)
class Observed:
    """What an MSO has named as relevant for its people."""

    traditions: frozenset[str] = frozenset()
    friday_prayer: bool = False
    shabbat: bool = False


@dataclass(frozen=True)
class PartyFacts:
    """What is known about somebody who takes part. ``blocked``: spans of days, both ends included."""

    name: str
    is_voluntary: bool = False
    windows: tuple[Window, ...] = ()
    blocked: tuple[tuple[date, date], ...] = ()
    observed: Observed = Observed()


@dataclass(frozen=True)
class Busy:
    """Another event of somebody who takes part."""

    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Nearby:
    """A public event for the same group near the place."""

    title: str
    day: date


@dataclass(frozen=True)
class Context:
    """What dates are compared with. The order of ``parties`` does not matter."""

    today: date
    parties: Sequence[PartyFacts] = ()
    busy: Sequence[Busy] = ()
    nearby: Sequence[Nearby] = ()
    corrections: Sequence[Correction] = ()
    further_breaks: Sequence[SchoolBreak] = ()
    named: Observed = field(init=False)

    def __post_init__(self) -> None:
        observed = [party.observed for party in self.parties]
        named = Observed(
            traditions=frozenset().union(*(each.traditions for each in observed)),
            friday_prayer=any(each.friday_prayer for each in observed),
            shabbat=any(each.shabbat for each in observed),
        )
        object.__setattr__(self, "named", named)

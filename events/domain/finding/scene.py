"""A wish, what is known, and the weights, with what every time of a day has in common worked out once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from events.domain.calendars import (
    Feast,
    Match,
    SchoolBreak,
    feasts_between,
    friday_prayer,
    school_holidays_between,
    shabbat,
    sunset,
)
from events.domain.calendars.known import SCHOOL, known_until

from .context import Context, Nearby
from .weights import Weights, complete
from .wish import Wish

Span = tuple[datetime, datetime]


@dataclass
class DayFacts:
    """What is known about a day."""

    day: date
    sunset: datetime
    friday_prayer: Span | None
    shabbat: Span | None
    feasts: list[tuple[Feast, Match]] = field(default_factory=list)
    school_break: SchoolBreak | None = None
    nearby: list[Nearby] = field(default_factory=list)
    blocked_by: list[str] = field(default_factory=list)


def _days_within(begin: date, end: date, first: date, last: date) -> Iterable[date]:
    """Yield the days from ``begin`` to ``end`` that lie between ``first`` and ``last``."""
    begin, end = max(begin, first), min(end, last)
    for number in range((end - begin).days + 1):
        yield begin + timedelta(days=number)


class Scene:
    """What the criteria are asked about: ``wish``, ``context``, ``weights`` and the facts of each day."""

    def __init__(self, wish: Wish, context: Context, weights: Weights) -> None:
        self.wish, self.context, self.weights = wish, context, complete(weights)
        self.named = context.named
        self.school_known_until = known_until(context.further_breaks)[SCHOOL]
        self.busy_on: dict[date, list[tuple[str, datetime, datetime]]] = defaultdict(list)
        parties = sorted(context.parties, key=lambda party: party.name)
        self.voluntary = [party.name for party in parties if party.is_voluntary]
        self.windows_on: dict[int, list[tuple[str, time, time]]] = defaultdict(list)
        for party in parties:
            for window in party.windows:
                self.windows_on[window.weekday].append((party.name, window.start, window.end))
        self.days = {day: self._bare(day) for day in wish.days()}
        self._add_feasts()
        self._add_breaks()
        self._add_others()

    def _bare(self, day: date) -> DayFacts:
        point = self.wish.point
        return DayFacts(day, sunset(day, point), friday_prayer(day, point), shabbat(day, point))

    def _add_feasts(self) -> None:
        first, last = self.wish.first, self.wish.last
        for feast in feasts_between(first, last, self.context.corrections):
            for day in _days_within(*feast.span, first, last):
                if match := feast.match(day):
                    self.days[day].feasts.append((feast, match))

    def _add_breaks(self) -> None:
        first, last = self.wish.first, self.wish.last
        for each in school_holidays_between(first, last, self.context.further_breaks):
            for day in _days_within(each.first, each.last, first, last):
                self.days[day].school_break = each

    def _add_others(self) -> None:
        first, last = self.wish.first, self.wish.last
        for party in sorted(self.context.parties, key=lambda party: party.name):
            for begin, end in party.blocked:
                for day in _days_within(begin, end, first, last):
                    if party.name not in self.days[day].blocked_by:
                        self.days[day].blocked_by.append(party.name)
        for nearby in sorted(self.context.nearby, key=lambda each: (each.day, each.title)):
            if nearby.day in self.days:
                self.days[nearby.day].nearby.append(nearby)
        for busy in sorted(self.context.busy, key=lambda each: (each.starts_at, each.name)):
            # Two hours around it may reach into the day before or after.
            margin = timedelta(days=1)
            for day in _days_within(busy.starts_at.date() - margin, busy.ends_at.date() + margin, first, last):
                self.busy_on[day].append((busy.name, busy.starts_at, busy.ends_at))

"""Yezidi days: their months begin thirteen days after ours, like the Julian ones.

New year is the first Wednesday of April, the feast of Êzî the first Friday of December with the fast before it, both in
that calendar. Some communities count the third Friday of our December, which differs in few years: then both are named.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.traditions import Tradition
from events.domain.calendars.weekdays import FRIDAY, THURSDAY, WEDNESDAY, nth_weekday, weekday_from


def _feast(slug: str, kind: Kind, first: date, days: int = 1, *, also: date | None = None) -> Feast:
    last = first + timedelta(days=days - 1)
    return Feast(slug, (Tradition.YEZIDI,), kind, first, last, source="yezidi", also=also)


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield the Yezidi days that begin in ``year``."""
    yield _feast("xidir_ilyas", Kind.CUSTOM, weekday_from(date(year, 2, 14), THURSDAY), 2)
    yield _feast("red_wednesday", Kind.HIGH, weekday_from(date(year, 4, 14), WEDNESDAY))
    yield _feast("cile_havine", Kind.CUSTOM, date(year, 8, 2))
    yield _feast("cemaiye", Kind.CUSTOM, date(year, 10, 6), 8)
    ezi, third = weekday_from(date(year, 12, 14), FRIDAY), nth_weekday(year, 12, FRIDAY, 3)
    for slug, weeks in (("sesims_fast", 2), ("xudan_fast", 1), ("ezi_fast", 0)):
        yield _feast(slug, Kind.FAST, ezi - timedelta(weeks=weeks, days=3), 3)
    yield _feast("ezi", Kind.HIGH, ezi, also=third if third != ezi else None)

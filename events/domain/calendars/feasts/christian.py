"""Western and Orthodox Christian feasts.

Two Orthodox calendars: churches with the revised one keep Christmas on 25 December (Greek, Romanian, Bulgarian,
Antiochian, since 2023 most Ukrainian ones), those with the Julian one thirteen days later (Serbian, Russian, Georgian).
Easter is common to both.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.traditions import ALL_ORTHODOX, Tradition

_JULIAN_DELAY = timedelta(days=13)  # from March 1900 to February 2100

# slug, kind, days after Easter, days
_WESTERN_MOVABLE = (
    ("ash_wednesday", Kind.CUSTOM, -46, 1),
    ("good_friday", Kind.HIGH, -2, 1),
    ("easter", Kind.HIGH, 0, 2),
    ("ascension", Kind.HIGH, 39, 1),
    ("pentecost", Kind.HIGH, 49, 2),
    ("corpus_christi", Kind.HIGH, 60, 1),
)
# slug, kind, month, day, days
_WESTERN_FIXED = (
    ("epiphany", Kind.CUSTOM, 1, 6, 1),
    ("reformation_day", Kind.CUSTOM, 10, 31, 1),
    ("all_saints", Kind.HIGH, 11, 1, 1),
    ("christmas_eve", Kind.HIGH, 12, 24, 1),
    ("christmas", Kind.HIGH, 12, 25, 2),
)
_ORTHODOX_MOVABLE = (
    ("orthodox_good_friday", Kind.HIGH, -2, 1),
    ("orthodox_easter", Kind.HIGH, 0, 2),
    ("orthodox_pentecost", Kind.HIGH, 49, 1),
)
# Days of the church's own calendar.
_ORTHODOX_FIXED = (
    ("christmas", Kind.HIGH, 12, 25),
    ("theophany", Kind.HIGH, 1, 6),
    ("dormition", Kind.CUSTOM, 8, 15),
)


def _days(first: date, days: int) -> tuple[date, date]:
    return first, first + timedelta(days=days - 1)


def _western(year: int) -> Iterator[Feast]:
    sunday = easter(year, EASTER_WESTERN)
    for slug, kind, after, days in _WESTERN_MOVABLE:
        yield Feast(slug, (Tradition.WESTERN,), kind, *_days(sunday + timedelta(days=after), days), source="easter")
    for slug, kind, month, day, days in _WESTERN_FIXED:
        yield Feast(slug, (Tradition.WESTERN,), kind, *_days(date(year, month, day), days), source="fixed")


def _orthodox(year: int) -> Iterator[Feast]:
    sunday = easter(year, EASTER_ORTHODOX)
    for slug, kind, after, days in _ORTHODOX_MOVABLE:
        yield Feast(slug, ALL_ORTHODOX, kind, *_days(sunday + timedelta(days=after), days), source="orthodox_easter")
    for slug, kind, month, day in _ORTHODOX_FIXED:
        first = date(year, month, day)
        yield Feast(f"orthodox_{slug}", (Tradition.ORTHODOX,), kind, first, first, source="fixed")
        for written_year in (year - 1, year):
            first = date(written_year, month, day) + _JULIAN_DELAY
            if first.year == year:
                yield Feast(f"julian_{slug}", (Tradition.JULIAN,), kind, first, first, source="julian")


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield the Christian feasts that begin in ``year``."""
    yield from _western(year)
    yield from _orthodox(year)

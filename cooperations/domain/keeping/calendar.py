"""On which days of a year occasions fall: arithmetic without queries."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from cooperations.enums.keeping import Occasion
from cooperations.models.months import add_months

HOLIDAY_MONTHS = frozenset({7, 8})
CHRISTMAS = (12, 24)
# The first weeks belong to what was just agreed, the last ones to the question whether to go on.
FIRST, LAST = timedelta(days=21), timedelta(days=21)
MIDDLE = 15
YEAR = 12


def is_quiet(day: date) -> bool:
    """Say whether nobody is to be reminded on ``day``: July, August, and from Christmas Eve to the end of the year."""
    return day.month in HOLIDAY_MONTHS or (day.month, day.day) >= CHRISTMAS


def spread(start: date, number: int) -> list[date]:
    """Return ``number`` days (at most nine) in the year from ``start``, evenly spread, none of them quiet.

    Nine of them are at least three weeks apart, fewer are further apart.
    """
    end = add_months(start, YEAR) - LAST
    first = start + FIRST
    possible = [day for day in (first + timedelta(days=n) for n in range((end - first).days)) if not is_quiet(day)]
    return [possible[(2 * place + 1) * len(possible) // (2 * number)] for place in range(number)]


def days_of_year(start: date, occasions: Sequence[Occasion], months: Mapping[str, int | None]) -> dict[Occasion, date]:
    """Return the day of each occasion in the year from ``start``; ``months`` are those that a party chose itself.

    Who chose a month gets the middle of it, also in the holidays.
    """
    days = dict(zip(occasions, spread(start, len(occasions)), strict=True))
    for occasion in occasions:
        if month := months.get(occasion):
            days[occasion] = _in_month(start, month)
    return days


def _in_month(start: date, month: int) -> date:
    day = start.replace(month=month, day=MIDDLE)
    return day if day >= start else day.replace(year=day.year + 1)

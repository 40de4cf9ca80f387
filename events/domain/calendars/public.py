"""Public holidays of North Rhine-Westphalia, silent days and days of remembrance.

Public holidays: § 2 Feiertagsgesetz NW, silent days: § 6 of it. On silent days dancing and entertainment are forbidden
for hours; who invites should know it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from holidays.countries.germany import Germany

from .weekdays import SUNDAY, weekday_from

_ADVENT_BEGINS = (11, 27)


@dataclass(frozen=True)
class SpecialDay:
    """A day that is no public holiday but on which one does not invite. ``weighs_like_holiday``: or hardly."""

    slug: str
    weighs_like_holiday: bool


@lru_cache(maxsize=64)
def _holidays_of(year: int) -> dict[date, str]:
    return dict(Germany(subdiv="NW", years=year, language="en_US").items())


@lru_cache(maxsize=64)
def _special_days_of(year: int) -> dict[date, SpecialDay]:
    first_advent = weekday_from(date(year, *_ADVENT_BEGINS), SUNDAY)
    return {
        date(year, 1, 27): SpecialDay("holocaust_day", weighs_like_holiday=False),
        date(year, 11, 9): SpecialDay("pogrom_day", weighs_like_holiday=False),
        first_advent - timedelta(weeks=2): SpecialDay("volkstrauertag", weighs_like_holiday=True),
        first_advent - timedelta(weeks=1): SpecialDay("totensonntag", weighs_like_holiday=True),
        date(year, 12, 24): SpecialDay("christmas_eve", weighs_like_holiday=True),
        date(year, 12, 31): SpecialDay("new_years_eve", weighs_like_holiday=True),
    }


def public_holiday(day: date) -> str | None:
    """Return the English name of the public holiday of North Rhine-Westphalia on ``day``, None on other days.

    Easter Sunday and Whit Sunday are no public holidays by the law of the state; they are Sundays.
    """
    return _holidays_of(day.year).get(day)


def special_day(day: date) -> SpecialDay | None:
    """Return the silent day, day of remembrance or eve on ``day``."""
    return _special_days_of(day.year).get(day)

"""School holidays of North Rhine-Westphalia, as the state's order fixes them years ahead.

The library has them up to the year its data ends; what the ministry knows beyond is handed in as further breaks. The
few days that each school chooses itself are not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from holidays.countries.germany import Germany

_SLUGS = {
    "Easter/Spring Break": "easter_break",
    "Ascension/Whit Break": "whit_break",
    "Summer Break": "summer_break",
    "Autumn Break": "autumn_break",
    "Christmas Break": "christmas_break",
}
# Earlier ones nobody asks for.
_FIRST_YEAR = 2024


@dataclass(frozen=True)
class SchoolBreak:
    """School holidays from ``first`` to ``last`` (both included). ``name`` is a slug, or what the ministry wrote."""

    name: str
    first: date
    last: date


@lru_cache(maxsize=1)
def _known_breaks() -> tuple[SchoolBreak, ...]:
    """Return all breaks the library knows: days of one name that follow each other are one break."""
    found: list[SchoolBreak] = []
    year = _FIRST_YEAR
    while days := Germany(subdiv="NW", years=year, categories=("school",), language="en_US"):
        for day, name in sorted(days.items()):
            slug = _SLUGS[name]
            if found and found[-1].name == slug and found[-1].last == day - timedelta(days=1):
                found[-1] = SchoolBreak(slug, found[-1].first, day)
            else:
                found.append(SchoolBreak(slug, day, day))
        year += 1
    return tuple(found)


def known_school_holidays_end(further: Iterable[SchoolBreak] = ()) -> date:
    """Return the last day of the last break that is known, from the library or from ``further``."""
    return max(each.last for each in (*_known_breaks(), *further))


def school_holidays_between(first: date, last: date, further: Iterable[SchoolBreak] = ()) -> tuple[SchoolBreak, ...]:
    """Return the breaks that touch the days from ``first`` to ``last``.

    An empty answer says nothing beyond ``known_until()["school"]``.
    """
    end = _known_breaks()[-1].last
    all_known = (*_known_breaks(), *(each for each in further if each.last > end))
    return tuple(
        sorted((each for each in all_known if each.first <= last and each.last >= first), key=lambda each: each.first)
    )


def school_break(day: date, further: Iterable[SchoolBreak] = ()) -> SchoolBreak | None:
    """Return the break in which ``day`` lies, None outside the known ones."""
    return next(iter(school_holidays_between(day, day, further)), None)

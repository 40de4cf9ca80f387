"""Days from the tables of public holidays that the library ``holidays`` keeps for countries, by their English names."""

import warnings
from datetime import date
from functools import cache

from holidays import HolidayBase

FARTHEST_YEAR = 2100


@cache
def first_named(country: type[HolidayBase], name: str, year: int) -> date | None:
    """Return the first public holiday of ``country`` in ``year`` that is called ``name``, None if the table has none.

    What is added in brackets, such as "(estimated)", is not part of the name.
    """
    if not country.start_year <= year <= country.end_year:
        return None
    with warnings.catch_warnings():
        # Some tables warn where they end; so do we, by ``known_until``.
        warnings.simplefilter("ignore", UserWarning)
        days = country(years=year, language="en_US", observed=False)
    found = [day for day, written in days.items() for each in written.split("; ") if each.split(" (")[0] == name]
    return min(found, default=None)


@cache
def last_year_with(country: type[HolidayBase], name: str) -> int:
    """Return the last year up to 2100 for which the table of ``country`` knows ``name``."""
    for year in range(FARTHEST_YEAR, 2025, -1):
        if first_named(country, name, year):
            return year
    return 0

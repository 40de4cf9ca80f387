"""Lunar New Year, Diwali and Vesak, from the public holidays of countries that keep them.

Vesak: in Germany mostly the first full moon of May, as in India; Singapore and Thailand may have the second one.
Deepavali of Tamils may lie a day before Diwali, rarely a month after it: Singapore's day is named beside India's.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from holidays import HolidayBase
from holidays.countries.china import China
from holidays.countries.india import India
from holidays.countries.singapore import Singapore
from holidays.countries.vietnam import Vietnam

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.traditions import Tradition

from .tables import first_named, last_year_with

Name = tuple[type[HolidayBase], str]
NEW_YEAR: Name = (China, "Chinese New Year")
TET: Name = (Vietnam, "Lunar New Year")
DIWALI: Name = (India, "Diwali")
DEEPAVALI: Name = (Singapore, "Diwali")
BUDDHA_PURNIMA: Name = (India, "Buddha Purnima")
VESAK: Name = (Singapore, "Vesak Day")

SOURCES_OF = {
    Tradition.LUNAR: NEW_YEAR,
    Tradition.HINDU: DIWALI,
    Tradition.TAMIL: DIWALI,
    Tradition.BUDDHIST: VESAK,
}


def known_until(tradition: Tradition) -> date:
    """Return the last day of the last year whose feast of ``tradition`` is in the tables."""
    return date(last_year_with(*SOURCES_OF[tradition]), 12, 31)


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield the feasts of ``year``; none that the tables do not know any more, see ``known_until``."""
    new_year, tet = first_named(*NEW_YEAR, year), first_named(*TET, year)
    if new_year:
        yield Feast(
            "lunar_new_year",
            (Tradition.LUNAR,),
            Kind.HIGH,
            new_year,
            new_year + timedelta(days=2),
            source="chinese",
            begins_at_sunset=True,
            also=tet if tet != new_year else None,
        )
    purnima, vesak = first_named(*BUDDHA_PURNIMA, year), first_named(*VESAK, year)
    diwali = first_named(*DIWALI, year)
    for slug, tradition, day, also in (
        ("diwali", Tradition.HINDU, diwali, None),
        ("deepavali", Tradition.TAMIL, diwali, first_named(*DEEPAVALI, year)),
        ("vesak", Tradition.BUDDHIST, purnima or vesak, vesak),
    ):
        if day:
            other = also if also != day else None
            yield Feast(slug, (tradition,), Kind.HIGH, day, day, source="moon_table", is_moon=True, also=other)

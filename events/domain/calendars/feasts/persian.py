"""Nowruz at the equinox of Tehran, and Newroz, which Kurds keep on 21 March with fires on the evening before."""

from collections.abc import Iterator
from datetime import date, timedelta

from holidays.countries.iran import Iran

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.traditions import Tradition

from .tables import first_named


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield Nowruz, the thirteenth day after it and Newroz of ``year``."""
    nowruz = first_named(Iran, "Nowruz", year)
    if nowruz:
        last = nowruz + timedelta(days=3)
        yield Feast("nowruz", (Tradition.NOWRUZ,), Kind.HIGH, nowruz, last, source="persian", begins_at_sunset=True)
        thirteenth = nowruz + timedelta(days=12)
        yield Feast("sizdah_bedar", (Tradition.NOWRUZ,), Kind.CUSTOM, thirteenth, thirteenth, source="persian")
    day = date(year, 3, 21)
    yield Feast("newroz", (Tradition.NEWROZ,), Kind.HIGH, day, day, source="fixed", begins_at_sunset=True)

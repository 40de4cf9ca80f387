"""Feasts of the Ethiopian and Eritrean Orthodox (Tewahedo) churches.

Their year begins on 11 September, on 12 September before a leap year of ours; feasts up to the end of February are then
a day later as well, but for Christmas, which stays on 7 January. Easter is that of the Orthodox churches.
"""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, easter

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.traditions import Tradition


def _feast(slug: str, kind: Kind, first: date, source: str) -> Feast:
    return Feast(slug, (Tradition.TEWAHEDO,), kind, first, first, source=source)


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield the feasts of the Tewahedo churches that begin in ``year``."""
    fasika = easter(year, EASTER_ORTHODOX)
    autumn_delay = timedelta(days=1 if isleap(year + 1) else 0)
    winter_delay = timedelta(days=1 if isleap(year) else 0)
    yield _feast("genna", Kind.HIGH, date(year, 1, 7), "geez")
    yield _feast("timkat", Kind.HIGH, date(year, 1, 19) + winter_delay, "geez")
    yield _feast("siklet", Kind.HIGH, fasika - timedelta(days=2), "orthodox_easter")
    yield _feast("fasika", Kind.HIGH, fasika, "orthodox_easter")
    yield _feast("enkutatash", Kind.HIGH, date(year, 9, 11) + autumn_delay, "geez")
    yield _feast("meskel", Kind.HIGH, date(year, 9, 27) + autumn_delay, "geez")

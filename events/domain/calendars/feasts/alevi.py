"""Alevi days. Associations differ from each other, so each of them may move and the association is asked.

Hızır fast: the three days that end on the second Thursday of February, as the Alevi communities of Austria and Germany
publish them. Muharrem fast: the first twelve days of the month, Aşure on the thirteenth.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.traditions import Tradition
from events.domain.calendars.weekdays import THURSDAY, nth_weekday

from .islamic import hijri_days

_MUHARRAM, _DHU_AL_HIJJA = 1, 12


def _feast(slug: str, kind: Kind, first: date, days: int, source: str) -> Feast:
    last = first + timedelta(days=days - 1)
    return Feast(slug, (Tradition.ALEVI,), kind, first, last, source=source, is_moon=source != "fixed")


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield the Alevi days that begin in ``year``."""
    thursday = nth_weekday(year, 2, THURSDAY, 2)
    yield _feast("hizir_fast", Kind.FAST, thursday - timedelta(days=2), 3, "alevi")
    yield _feast("sultan_nevruz", Kind.CUSTOM, date(year, 3, 21), 1, "fixed")
    yield _feast("hidirellez", Kind.CUSTOM, date(year, 5, 5), 2, "fixed")
    yield _feast("sivas", Kind.CUSTOM, date(year, 7, 2), 1, "fixed")
    for slug, kind, month, day, days in (
        ("muharrem_fast", Kind.FAST, _MUHARRAM, 1, 12),
        ("asure", Kind.HIGH, _MUHARRAM, 13, 1),
        ("alevi_kurban", Kind.HIGH, _DHU_AL_HIJJA, 10, 4),
        ("gadir_hum", Kind.CUSTOM, _DHU_AL_HIJJA, 18, 1),
    ):
        for first in hijri_days(year, month, day):
            yield _feast(slug, kind, first, days, "umm_al_qura")

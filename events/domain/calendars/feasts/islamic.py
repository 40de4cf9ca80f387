"""Muslim feasts by the calculated calendar Umm al-Qura; communities that look for the moon may differ by a day.

The first days that the Turkish authority for religion (Diyanet) publishes, which most mosques of Turkish
associations follow, stand in ``published.yaml`` and are named beside ours where they differ.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from hijridate import Gregorian, Hijri
from hijridate.ummalqura import GREGORIAN_RANGE

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.published import published_near
from events.domain.calendars.traditions import MUSLIM, Tradition

KNOWN_UNTIL = date(*GREGORIAN_RANGE[1])

_MUHARRAM, _SAFAR, _RABI_I, _RAMADAN, _SHAWWAL, _DHU_AL_HIJJA = 1, 2, 3, 9, 10, 12

_SHIA = (Tradition.SHIA,)
# slug, traditions, kind, month, day, days (0: the whole month), begins at the sunset before
_FEASTS = (
    ("islamic_new_year", MUSLIM, Kind.CUSTOM, _MUHARRAM, 1, 1, True),
    ("ashura", (Tradition.ISLAM,), Kind.CUSTOM, _MUHARRAM, 10, 1, False),
    ("mawlid", (Tradition.ISLAM,), Kind.CUSTOM, _RABI_I, 12, 1, True),
    ("ramadan", MUSLIM, Kind.FAST, _RAMADAN, 1, 0, False),
    ("laylat_al_qadr", MUSLIM, Kind.CUSTOM, _RAMADAN, 27, 1, True),
    ("eid_al_fitr", MUSLIM, Kind.HIGH, _SHAWWAL, 1, 3, False),
    ("eid_al_adha", MUSLIM, Kind.HIGH, _DHU_AL_HIJJA, 10, 4, False),
    ("shia_ashura", _SHIA, Kind.HIGH, _MUHARRAM, 9, 2, False),
    ("arbaeen", _SHIA, Kind.CUSTOM, _SAFAR, 20, 1, False),
    ("ghadir", _SHIA, Kind.CUSTOM, _DHU_AL_HIJJA, 18, 1, False),
)


def hijri_days(year: int, month: int, day: int) -> Iterator[date]:
    """Yield the days of the Gregorian ``year`` that are ``day`` of the Muslim ``month``: none, one or two."""
    for hijri_year in hijri_years(year):
        found = Hijri(hijri_year, month, day).to_gregorian()
        if found.year == year:
            yield date(found.year, found.month, found.day)


def hijri_years(year: int) -> range:
    """Return the Muslim years that lie partly in ``year``; none where the calendar is not known any more."""
    first, last = date(*GREGORIAN_RANGE[0]), KNOWN_UNTIL
    begin, end = max(date(year, 1, 1), first), min(date(year, 12, 31), last)
    if begin > end:
        return range(0)
    return range(
        Gregorian(begin.year, begin.month, begin.day).to_hijri().year,
        Gregorian(end.year, end.month, end.day).to_hijri().year + 1,
    )


def month_length(day: date) -> int:
    """Return how many days the Muslim month has in which ``day`` lies."""
    return Gregorian(day.year, day.month, day.day).to_hijri().month_length()


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield the Muslim feasts that begin in ``year``."""
    for slug, traditions, kind, month, day, days, begins_at_sunset in _FEASTS:
        for first in hijri_days(year, month, day):
            yield Feast(
                slug=slug,
                traditions=traditions,
                kind=kind,
                first=first,
                last=first + timedelta(days=(days or month_length(first)) - 1),
                source="umm_al_qura",
                begins_at_sunset=begins_at_sunset,
                is_moon=True,
                also=published_near(slug, first),
            )

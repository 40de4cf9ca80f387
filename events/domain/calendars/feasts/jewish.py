"""Jewish feasts by the fixed Hebrew calendar, with the second days that communities outside Israel keep.

Each begins at the sunset before its first day. Purim lies in the second Adar of a leap year. The fast of the ninth of
Av and the day of remembrance move when they would touch the Shabbat.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from pyluach.dates import HebrewDate

from events.domain.calendars.feast import Feast, Kind
from events.domain.calendars.traditions import Tradition
from events.domain.calendars.weekdays import FRIDAY, SATURDAY, SUNDAY

# Months are counted from Nisan, the year begins with Tishri.
_NISAN, _SIVAN, _AV, _TISHRI, _KISLEV, _ADAR = 1, 3, 5, 7, 9, 12
_LEAP_YEARS_OF_CYCLE = (0, 3, 6, 8, 11, 14, 17)
_FIRST_YEAR_OFFSET = 3760

# slug, kind, month, day, days
_FEASTS = (
    ("rosh_hashanah", Kind.HIGH, _TISHRI, 1, 2),
    ("yom_kippur", Kind.HIGH, _TISHRI, 10, 1),
    ("sukkot", Kind.HIGH, _TISHRI, 15, 2),
    ("sukkot_days", Kind.CUSTOM, _TISHRI, 17, 5),
    ("simchat_torah", Kind.HIGH, _TISHRI, 22, 2),
    ("chanukkah", Kind.CUSTOM, _KISLEV, 25, 8),
    ("purim", Kind.CUSTOM, _ADAR, 14, 1),
    ("pesach", Kind.HIGH, _NISAN, 15, 2),
    ("pesach_days", Kind.CUSTOM, _NISAN, 17, 4),
    ("pesach_end", Kind.HIGH, _NISAN, 21, 2),
    ("yom_hashoah", Kind.CUSTOM, _NISAN, 27, 1),
    ("shavuot", Kind.HIGH, _SIVAN, 6, 2),
    ("tisha_beav", Kind.HIGH, _AV, 9, 1),
)


def _day_of(hebrew_year: int, month: int, day: int) -> date:
    if month == _ADAR and hebrew_year % 19 in _LEAP_YEARS_OF_CYCLE:
        month += 1
    found: date = HebrewDate(hebrew_year, month, day).to_pydate()
    return found


def _moved(slug: str, day: date) -> date:
    """Return ``day``, or the day it is kept on instead (rules of the rabbinate of Israel for Yom HaShoah)."""
    if slug == "tisha_beav" and day.weekday() == SATURDAY:
        return day + timedelta(days=1)
    if slug == "yom_hashoah" and day.weekday() == FRIDAY:
        return day - timedelta(days=1)
    if slug == "yom_hashoah" and day.weekday() == SUNDAY:
        return day + timedelta(days=1)
    return day


def feasts_of(year: int) -> Iterator[Feast]:
    """Yield the Jewish feasts that begin in ``year``."""
    for slug, kind, month, day, days in _FEASTS:
        for hebrew_year in (year + _FIRST_YEAR_OFFSET, year + _FIRST_YEAR_OFFSET + 1):
            first = _moved(slug, _day_of(hebrew_year, month, day))
            if first.year == year:
                last = first + timedelta(days=days - 1)
                yield Feast(slug, (Tradition.JEWISH,), kind, first, last, source="hebrew", begins_at_sunset=True)

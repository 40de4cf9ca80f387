"""What comes each Friday: the Muslim prayer at noon and the begin of the Shabbat.

The prayer is held once the sun has passed its highest point, with sermon about an hour. Candles for the Shabbat are
lit 18 minutes before sunset, and it ends when three stars are seen.
"""

from datetime import date, datetime, timedelta

from .sun import DORTMUND, Point, noon, sunset, three_stars
from .weekdays import FRIDAY, SATURDAY

_BEFORE_PRAYER, _AFTER_NOON = timedelta(minutes=15), timedelta(minutes=75)
_CANDLES = timedelta(minutes=20)  # 18, with times that are rounded to five
_ONE_DAY = timedelta(days=1)


def friday_prayer(day: date, point: Point = DORTMUND) -> tuple[datetime, datetime] | None:
    """Return from when to when the Friday prayer and the way there take about, None on other days."""
    if day.weekday() != FRIDAY:
        return None
    highest = noon(day, point)
    return highest - _BEFORE_PRAYER, highest + _AFTER_NOON


def shabbat(day: date, point: Point = DORTMUND) -> tuple[datetime, datetime] | None:
    """Return begin and end of the Shabbat that touches ``day``, None from Sunday to Thursday."""
    if day.weekday() not in (FRIDAY, SATURDAY):
        return None
    friday = day if day.weekday() == FRIDAY else day - _ONE_DAY
    return sunset(friday, point) - _CANDLES, three_stars(friday + _ONE_DAY, point)

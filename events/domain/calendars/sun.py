"""The sun at a place: sunset, noon, and when it stands deep enough for three stars.

Rounded to five minutes: hills, weather and the customs of communities differ by more.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from astral import Observer, SunDirection
from astral.sun import noon as solar_noon
from astral.sun import sunset as solar_sunset
from astral.sun import time_at_elevation

from .berlin import BERLIN

_FIVE_MINUTES = timedelta(minutes=5)
_THREE_STARS = -8.5


@dataclass(frozen=True)
class Point:
    """A place on the map, in degrees."""

    latitude: float
    longitude: float

    @property
    def nearby(self) -> "Point":
        """Return the point rounded to a tenth of a degree, less than a minute of sunlight away."""
        return Point(round(self.latitude, 1), round(self.longitude, 1))


DORTMUND = Point(51.5, 7.5)


def _rounded(moment: datetime) -> datetime:
    """Return ``moment`` in Berlin, to the next five minutes."""
    past = timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)
    nearest = moment - past + (_FIVE_MINUTES if past * 2 >= _FIVE_MINUTES else timedelta())
    return nearest.astimezone(BERLIN)


@lru_cache(maxsize=4096)
def _sunset(day: date, point: Point) -> datetime:
    return _rounded(solar_sunset(Observer(point.latitude, point.longitude), date=day, tzinfo=UTC))


@lru_cache(maxsize=4096)
def _noon(day: date, point: Point) -> datetime:
    return _rounded(solar_noon(Observer(point.latitude, point.longitude), date=day, tzinfo=UTC))


@lru_cache(maxsize=1024)
def _three_stars(day: date, point: Point) -> datetime:
    observer = Observer(point.latitude, point.longitude)
    return _rounded(time_at_elevation(observer, _THREE_STARS, date=day, direction=SunDirection.SETTING, tzinfo=UTC))


def sunset(day: date, point: Point = DORTMUND) -> datetime:
    """Return about when the sun sets, in Berlin time: the breaking of a fast, the begin of Jewish days."""
    return _sunset(day, point.nearby)


def noon(day: date, point: Point = DORTMUND) -> datetime:
    """Return about when the sun stands highest, in Berlin time."""
    return _noon(day, point.nearby)


def three_stars(day: date, point: Point = DORTMUND) -> datetime:
    """Return about when the sun is 8.5° below the horizon, in Berlin time: the end of Jewish days."""
    return _three_stars(day, point.nearby)

"""Calendars: feasts, public and school holidays, the sun, and times in Berlin. Pure: no database, no settings.

Everything here is computed; the ministry's corrections and school holidays beyond the known ones are handed in. What
a calendar does not know any more is said by ``known_until``, never by an empty answer alone.
"""

from .between import Correction, feasts_between
from .day import People, is_workable
from .feast import Feast, Kind, Match
from .friday import friday_prayer, shabbat
from .known import known_until
from .public import public_holiday, special_day
from .school import SchoolBreak, school_break, school_holidays_between
from .sun import DORTMUND, Point, noon, sunset
from .traditions import Tradition

__all__ = [
    "DORTMUND",
    "Correction",
    "Feast",
    "Kind",
    "Match",
    "People",
    "Point",
    "SchoolBreak",
    "Tradition",
    "feasts_between",
    "friday_prayer",
    "is_workable",
    "known_until",
    "noon",
    "public_holiday",
    "school_break",
    "school_holidays_between",
    "shabbat",
    "special_day",
    "sunset",
]

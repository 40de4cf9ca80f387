"""Distances on the globe, in SQL and in Python. Points are WGS 84 degrees (latitude, longitude)."""

import math
from typing import Any

from django.db.models import BooleanField, IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from partners.models.search import NARROWER

EARTH_RADIUS_KM = 6371.0
KM_PER_DEGREE = 111.2
NORTHERNMOST = 89.0

# least() overlooks NULL, so that somebody without a point would be on the other side of the globe.
METRES = """
(CASE WHEN partners_searchentry.latitude IS NOT NULL THEN 2000 * %s * asin(least(1.0, sqrt(
    power(sin(radians(partners_searchentry.latitude - %s) / 2), 2)
    + cos(radians(%s)) * cos(radians(partners_searchentry.latitude))
    * power(sin(radians(partners_searchentry.longitude - %s) / 2), 2)
))) END)::integer
"""
IN_BOX = f"""
(point(partners_searchentry.longitude * {NARROWER}, partners_searchentry.latitude)
 <@ box(point(%s * {NARROWER}, %s), point(%s * {NARROWER}, %s)))
"""


def metres_from(latitude: float, longitude: float) -> RawSQL:
    """Return the distance of a search entry from a point in whole metres (haversine), NULL for one without a point."""
    return RawSQL(METRES, [EARTH_RADIUS_KM, latitude, latitude, longitude], IntegerField())  # noqa: S611 -- numbers


def within(entries: QuerySet[Any], latitude: float, longitude: float, kilometres: float) -> QuerySet[Any]:
    """Keep search entries within ``kilometres``: a box that the index finds, then the exact distance."""
    height = kilometres / KM_PER_DEGREE * 1.01
    width = height / math.cos(math.radians(min(NORTHERNMOST, abs(latitude) + height)))
    corners = [longitude - width, latitude - height, longitude + width, latitude + height]
    near: QuerySet[Any] = entries.alias(
        in_box=RawSQL(IN_BOX, corners, BooleanField()),  # noqa: S611 -- numbers
        metres_away=metres_from(latitude, longitude),
    ).filter(in_box=True, metres_away__lte=kilometres * 1000)
    return near


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in kilometres."""
    (latitude, longitude), (other_latitude, other_longitude) = one, other
    half = math.sin(math.radians(other_latitude - latitude) / 2) ** 2
    half += (
        math.cos(math.radians(latitude))
        * math.cos(math.radians(other_latitude))
        * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))

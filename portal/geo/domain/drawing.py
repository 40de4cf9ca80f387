"""The districts as shapes of a map: projected, simplified together, kept until the districts change.

The projection is the plain one (a degree of longitude counts less by the cosine of the middle latitude): over the
250 kilometres of the state it differs from a conformal one by less than three per cent. One unit is about 250 metres.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from portal.geo.models import District
from portal.shared.caching import derived

from .geometry import NARROWER, Point, Ring, simplify_together

WIDTH = 1000
MARGIN = 8
# About 280 metres, a little more than one unit.
TOLERANCE = 0.0025
KEPT_SECONDS = 24 * 3600
# Units between two labels so that both can be read on a phone.
ROOM_FOR_LABEL = 75


@dataclass(frozen=True)
class Box:
    """A part of the drawing in units."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Shape:
    """A district as it is drawn: an SVG path, the point for its label, the box around it.

    ``is_crowded``: on a small screen its label would touch that of a neighbour.
    """

    key: str
    name: str
    path: str
    x: int
    y: int
    box: Box
    is_crowded: bool


@dataclass(frozen=True)
class Projection:
    """From WGS 84 degrees to units of the drawing; y grows downwards."""

    west: float
    north: float
    units_per_degree: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point lies in the drawing."""
        x = (longitude - self.west) * NARROWER * self.units_per_degree + MARGIN
        return x, (self.north - latitude) * self.units_per_degree + MARGIN


@dataclass(frozen=True)
class Drawing:
    """All districts in the order of their names, in a box of ``width`` by ``height`` units."""

    width: int
    height: int
    projection: Projection
    shapes: tuple[Shape, ...]


def draw_districts() -> Drawing | None:
    """Return the drawing of the districts with outlines, None without any. One query, two after a change."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(string_agg(concat(key, name, kind, md5(outline::text)), '' ORDER BY key)) FROM geo_district"
        )
        [fingerprint] = cursor.fetchone()
    key = f"geo-drawing:{fingerprint}"
    drawing: Drawing | None = derived.get(key)
    if drawing is None:
        drawing = draw([district for district in District.objects.all() if district.outline])
        derived.set(key, drawing, KEPT_SECONDS)
    return drawing


def draw(districts: list[District]) -> Drawing | None:
    """Draw ``districts`` so that common borders stay common; None if there are none."""
    outlines: dict[str, list[Ring]] = {
        district.key: [[(x, y) for x, y in ring] for ring in district.outline] for district in districts
    }
    points = [point for rings in outlines.values() for ring in rings for point in ring]
    if not points:
        return None
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    projection = Projection(west, north, (WIDTH - 2 * MARGIN) / ((east - west) * NARROWER))
    simplified = simplify_together(outlines, TOLERANCE)
    crowded = crowded_labels(
        {each.key: projection.place(each.longitude, each.latitude) for each in districts},
        {key: sum(map(len, rings)) for key, rings in outlines.items()},
    )
    shapes = []
    for district in sorted(districts, key=str):
        rings = [[to_units(projection.place(*point)) for point in ring] for ring in simplified[district.key]]
        x, y = to_units(projection.place(district.longitude, district.latitude))
        shapes.append(
            Shape(district.key, str(district), path_of(rings), x, y, box_around(rings), district.key in crowded)
        )
    height = math.ceil((north - south) * projection.units_per_degree) + 2 * MARGIN
    return Drawing(WIDTH, height, projection, tuple(shapes))


def to_units(point: Point) -> tuple[int, int]:
    """Round to whole units: neighbours round a common point alike."""
    return round(point[0]), round(point[1])


def path_of(rings: Iterable[list[tuple[int, int]]]) -> str:
    """Return closed rings as an SVG path of relative steps, which is the shortest way to write them."""
    parts = []
    for ring in rings:
        steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring)]
        written = "".join(f"{dx}{dy if dy < 0 else f' {dy}'}l" for dx, dy in steps[:-1] if dx or dy)
        parts.append(f"M{ring[0][0]} {ring[0][1]}l{written[:-1]}z")
    return "".join(parts)


def box_around(rings: Iterable[list[tuple[int, int]]]) -> Box:
    """Return the smallest box that holds all rings."""
    points = [point for ring in rings for point in ring]
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    return Box(left, top, right - left, bottom - top)


def crowded_labels(places: dict[str, tuple[float, float]], weights: dict[str, int]) -> frozenset[str]:
    """Return the keys of labels too near to the label of one that weighs more."""
    kept: list[tuple[float, float]] = []
    crowded = set()
    for key in sorted(places, key=lambda key: (-weights[key], key)):
        if any(math.dist(places[key], other) < ROOM_FOR_LABEL for other in kept):
            crowded.add(key)
        else:
            kept.append(places[key])
    return frozenset(crowded)

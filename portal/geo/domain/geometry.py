"""Outlines: simplify without gaps between neighbours, find centres, ask what lies where. No queries here.

Coordinates are (longitude, latitude) in WGS 84 degrees. Distances are compared in degrees of latitude: a degree
of longitude counts less by the cosine of the middle latitude of North Rhine-Westphalia.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

Point = tuple[float, float]
Ring = list[Point]

NARROWER = math.cos(math.radians(51.5))


def simplify_together(shapes: dict[str, list[Ring]], tolerance: float, digits: int = 4) -> dict[str, list[Ring]]:
    """Simplify the closed rings of neighbouring shapes so that a common border stays common.

    Rings are cut into arcs where more than two borders meet; every arc is simplified once and used by both sides.
    ``tolerance`` in degrees of latitude. Rings that shrink to nothing are dropped; a shape that would lose all
    of them keeps them as they are.
    """
    neighbours: dict[Point, set[frozenset[Point]]] = defaultdict(set)
    for ring in (ring for rings in shapes.values() for ring in rings):
        points = ring[:-1]
        for index, point in enumerate(points):
            neighbours[point].add(frozenset((points[index - 1], points[(index + 1) % len(points)])))
    junctions = {point for point, pairs in neighbours.items() if len(pairs) > 1}
    known: dict[tuple[Point, ...], Ring] = {}
    result = {}
    for key, rings in shapes.items():
        simplified = [simplify_ring(ring[:-1], junctions, tolerance, known) for ring in rings]
        kept = [ring for ring in simplified if len(ring) > 3]  # noqa: PLR2004 -- a triangle, closed
        result[key] = [rounded(ring, digits) for ring in kept or rings]
    return result


def simplify_ring(points: Ring, junctions: set[Point], tolerance: float, known: dict[tuple[Point, ...], Ring]) -> Ring:
    """Simplify one ring, given without its closing point, arc by arc; ``known`` holds arcs done before."""
    simplified: Ring = []
    for arc in arcs_of(points, junctions):
        forward = tuple(arc)
        backward = forward[::-1]
        # The same arc is walked in opposite directions by its two neighbours.
        canonical = min(forward, backward)
        if canonical not in known:
            known[canonical] = douglas_peucker(list(canonical), tolerance)
        part = known[canonical] if canonical == forward else known[canonical][::-1]
        simplified += part[:-1]
    return [*simplified, simplified[0]]


def arcs_of(points: Ring, junctions: set[Point]) -> Iterator[Ring]:
    """Yield the pieces of a ring between junctions; a ring without any is cut at two far points."""
    cuts = [index for index, point in enumerate(points) if point in junctions]
    if len(cuts) < 2:  # noqa: PLR2004 -- one cut gives no arc
        first = cuts[0] if cuts else points.index(min(points))
        farthest = max(range(len(points)), key=lambda index: distance(points[index], points[first]))
        cuts = sorted({first, farthest})
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(points)], strict=True):
        yield [points[index % len(points)] for index in range(start, end + 1)]


def douglas_peucker(points: Ring, tolerance: float) -> Ring:
    """Drop the points of a line that lie nearer than ``tolerance`` to what remains; both ends stay."""
    keep = {0, len(points) - 1}
    pending = [(0, len(points) - 1)]
    while pending:
        start, end = pending.pop()
        worst, index = tolerance, 0
        for between in range(start + 1, end):
            away = distance_to_segment(points[between], points[start], points[end])
            if away > worst:
                worst, index = away, between
        if index:
            keep.add(index)
            pending += [(start, index), (index, end)]
    return [points[index] for index in sorted(keep)]


def distance(one: Point, other: Point) -> float:
    """Return the distance of two points in degrees of latitude."""
    return math.hypot((one[0] - other[0]) * NARROWER, one[1] - other[1])


def distance_to_segment(point: Point, start: Point, end: Point) -> float:
    """Return the distance of ``point`` from the segment, in degrees of latitude."""
    x, y = (point[0] - start[0]) * NARROWER, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * NARROWER, end[1] - start[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return math.hypot(x - along * dx, y - along * dy)


def rounded(ring: Iterable[Point], digits: int) -> Ring:
    """Round the coordinates of a ring; 4 digits are about 10 metres."""
    return [(round(longitude, digits), round(latitude, digits)) for longitude, latitude in ring]


def contains(rings: Iterable[Iterable[Point]], point: Point) -> bool:
    """Say whether ``point`` lies in the area of ``rings`` (even-odd: a ring within a ring is a hole)."""
    x, y = point
    inside = False
    for ring in rings:
        points = list(ring)
        for (x1, y1), (x2, y2) in pairwise(points):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def signed_area(ring: Ring) -> float:
    """Return the signed area of a closed ring in square degrees."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def centroid(ring: Ring) -> Point:
    """Return the centre of gravity of a closed ring."""
    # Relative to the first point, because the products of full coordinates lose digits.
    x0, y0 = ring[0]
    local = [(x - x0, y - y0) for x, y in ring]
    area = signed_area(local)
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(local):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return x0 + x / (6 * area), y0 + y / (6 * area)


def label_point(rings: list[Ring]) -> Point:
    """Return the centre of gravity of the largest ring, or the innermost point where that lies outside."""
    largest = max(rings, key=lambda ring: abs(signed_area(ring)))
    centre = centroid(largest)
    return centre if contains(rings, centre) else innermost_point(rings)


def innermost_point(rings: list[Ring], precision: float = 0.002) -> Point:
    """Return the point of an area that is farthest from its border (to ``precision`` degrees of latitude).

    Cells are split in the order of the best distance they could still hold ("polylabel", Mapbox, ISC).
    """
    longitudes = [x for ring in rings for x, _y in ring]
    latitudes = [y for ring in rings for _x, y in ring]
    west, south = min(longitudes), min(latitudes)
    half = max(max(longitudes) - west, max(latitudes) - south) / 2

    def depth(point: Point) -> float:
        away = min(distance_to_segment(point, start, end) for ring in rings for start, end in pairwise(ring))
        return away if contains(rings, point) else -away

    first = (west + half, south + half)
    best, best_depth = first, depth(first)
    cells = [(-(best_depth + half * math.sqrt(2)), first, half)]
    while cells:
        reachable, (x, y), half = heapq.heappop(cells)
        if -reachable - best_depth <= precision:
            break
        half /= 2
        for point in [(x + dx * half, y + dy * half) for dx in (-1, 1) for dy in (-1, 1)]:
            here = depth(point)
            if here > best_depth:
                best, best_depth = point, here
            heapq.heappush(cells, (-(here + half * math.sqrt(2)), point, half))
    return best

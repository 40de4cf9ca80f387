"""The map of results: every district with its number, its shade and its place in the drawing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from partners.domain.distance import KM_PER_DEGREE
from portal.geo.domain.drawing import Box, Drawing, Shape, draw_districts
from portal.geo.domain.places import Place

from .classes import ShadeClass, shade

# Part of its own size that is left free around what the map is zoomed to.
AIR = 0.15
SMALLEST_WINDOW = 160


@dataclass(frozen=True)
class Area:
    """A district on the map. ``level`` is the shade from 0 (nothing) to 5."""

    shape: Shape
    number: int
    level: int
    is_chosen: bool


@dataclass(frozen=True)
class Reach:
    """The circle around a place in units of the drawing."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The square around the circle."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True)
class DistrictMap:
    """Districts in the order of their names, the classes of the legend, and the window of the drawing that is shown.

    ``reach`` is the circle that is searched, None without a place.

    Sizes are in units of the drawing and shrink with the window, so that they look the same in every window.
    """

    drawing: Drawing
    areas: list[Area]
    classes: list[ShadeClass]
    window: Box
    is_zoomed: bool
    reach: Reach | None

    @property
    def number_size(self) -> float:
        """The font size of the numbers of districts."""
        return self._sized(34 if self.is_zoomed else 24)

    @property
    def group_size(self) -> float:
        """The font size of the number of organisations at one point."""
        return self._sized(24)

    @property
    def point_radius(self) -> float:
        """The radius of the point of one organisation."""
        return self._sized(11)

    @property
    def group_radius(self) -> float:
        """The radius of the point of several organisations, with room for their number."""
        return self._sized(20)

    @property
    def point_border(self) -> float:
        """The width of the line around a point."""
        return self._sized(4)

    def _sized(self, units: float) -> float:
        return round(units * self.window.width / self.drawing.width, 1)


def map_of(
    counts: Mapping[str, int], chosen: Collection[str] = (), place: Place | None = None, kilometres: float = 0
) -> DistrictMap | None:
    """Return the map of ``counts`` by facet key; None without outlines.

    It is zoomed to the ``chosen`` districts, else to ``kilometres`` around ``place``.
    """
    drawing = draw_districts()
    if drawing is None:
        return None
    numbers = {shape.key: counts.get(f"district:{shape.key}", 0) for shape in drawing.shapes}
    levels, classes = shade(numbers)
    areas = [Area(shape, numbers[shape.key], levels[shape.key], shape.key in chosen) for shape in drawing.shapes]
    reach = reach_of(place, kilometres, drawing) if place else None
    boxes = [area.shape.box for area in areas if area.is_chosen] or ([reach.box] if reach else [])
    window = window_around(boxes, drawing) if boxes else Box(0, 0, drawing.width, drawing.height)
    return DistrictMap(drawing, areas, classes, window, bool(boxes), reach)


def reach_of(place: Place, kilometres: float, drawing: Drawing) -> Reach:
    """Return the circle of ``kilometres`` around ``place``."""
    x, y = drawing.projection.place(place.longitude, place.latitude)
    return Reach(round(x, 1), round(y, 1), round(kilometres / KM_PER_DEGREE * drawing.projection.units_per_degree, 1))


def window_around(boxes: list[Box], drawing: Drawing) -> Box:
    """Return the window that shows ``boxes`` with air around them, in the proportions of the drawing, inside of it."""
    left, right = min(box.left for box in boxes), max(box.left + box.width for box in boxes)
    top, bottom = min(box.top for box in boxes), max(box.top + box.height for box in boxes)
    proportion = drawing.height / drawing.width
    needed = max(right - left, (bottom - top) / proportion) * (1 + 2 * AIR)
    width = min(max(needed, SMALLEST_WINDOW), drawing.width)
    height = width * proportion
    x = min(max((left + right - width) / 2, 0), drawing.width - width)
    y = min(max((top + bottom - height) / 2, 0), drawing.height - height)
    return Box(round(x), round(y), round(width), round(height))

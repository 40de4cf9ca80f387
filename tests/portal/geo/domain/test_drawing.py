"""Districts as shapes: where they lie, that borders stay common, that a change is seen."""

import math
import re

import pytest

from portal.geo.domain.drawing import MARGIN, WIDTH, Projection, crowded_labels, draw, draw_districts, path_of
from portal.geo.models import District
from tests.factories.geo import DistrictFactory, rectangle


def district(key, outline, **fields):
    return District(key=key, name=fields.pop("name", f"Kreis {key}"), kind="county", outline=outline, **fields)


@pytest.fixture
def neighbours():
    """Two districts side by side, one degree of longitude each, and the border bent between them."""
    bend = [7.01, 51.25]
    west = [[6, 51], [7, 51], bend, [7, 51.5], [6, 51.5], [6, 51]]
    east = [[7, 51], [8, 51], [8, 51.5], [7, 51.5], bend, [7, 51]]
    return draw(
        [
            district("05002", [east], longitude=7.5, latitude=51.25, name="Ost"),
            district("05001", [west], longitude=6.5, latitude=51.25, name="West"),
        ]
    )


def absolute(path):
    """Read a path back into the points of its rings."""
    rings = []
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^z]*)z", path):
        x, y = map(int, start.split())
        ring = [(x, y)]
        for step in steps.split("l"):
            dx, dy = map(int, re.findall(r"-?\d+", step))
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


def test_projection_keeps_north_up_and_the_proportions_of_the_ground():
    projection = Projection(west=6.0, north=52.0, units_per_degree=400.0)
    left, top = projection.place(6.0, 52.0)
    right, _top = projection.place(7.0, 52.0)
    _left, bottom = projection.place(6.0, 51.0)
    assert (left, top) == (MARGIN, MARGIN)
    assert (right - left) / (bottom - top) == pytest.approx(math.cos(math.radians(51.5)), abs=0.001)


def test_drawing_fills_its_width_and_is_in_the_order_of_names(neighbours):
    boxes = [shape.box for shape in neighbours.shapes]
    assert [shape.name for shape in neighbours.shapes] == ["Kreis Ost", "Kreis West"]
    assert min(box.left for box in boxes) == MARGIN
    assert max(box.left + box.width for box in boxes) == WIDTH - MARGIN
    assert max(box.top + box.height for box in boxes) == pytest.approx(neighbours.height - MARGIN, abs=1)


def test_neighbours_share_their_border_point_by_point(neighbours):
    east, west = ({*absolute(shape.path)[0]} for shape in neighbours.shapes)
    assert len(east & west) == 3


def test_label_lies_in_the_box_of_its_district(neighbours):
    for shape in neighbours.shapes:
        assert shape.box.left < shape.x < shape.box.left + shape.box.width
        assert shape.box.top < shape.y < shape.box.top + shape.box.height


def test_path_is_written_in_relative_steps():
    assert path_of([[(0, 0), (5, -3), (5, -3), (-1, 2), (0, 0)]]) == "M0 0l5-3l-6 5z"


def test_label_of_the_lighter_neighbour_is_crowded():
    places = {"a": (0, 0), "b": (30, 0), "c": (500, 0)}
    assert crowded_labels(places, {"a": 10, "b": 20, "c": 1}) == {"a"}


@pytest.mark.django_db
def test_nothing_to_draw_without_outlines():
    DistrictFactory(outline=[])
    assert draw_districts() is None


@pytest.mark.django_db
def test_drawing_is_kept_until_a_district_changes(django_assert_num_queries):
    one = DistrictFactory(name="Alt", outline=[rectangle(6, 51, 7, 52)], longitude=6.5, latitude=51.5)
    with django_assert_num_queries(2):
        first = draw_districts()
    with django_assert_num_queries(1):
        assert draw_districts() == first
    District.objects.filter(pk=one.pk).update(outline=[rectangle(6, 51, 6.5, 52)])
    assert draw_districts() != first

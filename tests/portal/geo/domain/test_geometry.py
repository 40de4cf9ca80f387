from itertools import pairwise

import pytest

from portal.geo.domain.geometry import (
    centroid,
    contains,
    distance_to_segment,
    innermost_point,
    label_point,
    simplify_together,
)


def square(west, south, size=1.0):
    return [
        (west, south),
        (west + size, south),
        (west + size, south + size),
        (west, south + size),
        (west, south),
    ]


def test_common_border_stays_common():
    border = [(1.0, 0.0), (1.02, 0.3), (0.97, 0.5), (1.2, 0.7), (1.0, 1.0)]
    left = [(0.0, 0.0), *border, (0.0, 1.0), (0.0, 0.0)]
    right = [(2.0, 0.0), (2.0, 1.0), *border[::-1], (2.0, 0.0)]
    result = simplify_together({"left": [left], "right": [right]}, 0.08)
    kept = set(result["left"][0]) & set(border)
    assert kept == set(result["right"][0]) & set(border)
    assert {(1.0, 0.0), (1.2, 0.7), (1.0, 1.0)} <= kept < set(border)


def test_ring_without_neighbours_is_simplified():
    ring = [(0.0, 0.0), (0.5, 0.001), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert set(simplify_together({"one": [ring]}, 0.1)["one"][0]) == set(square(0.0, 0.0))


def test_shape_never_loses_all_its_rings():
    tiny = square(7.0, 51.0, 0.001)
    assert simplify_together({"one": [tiny]}, 0.5) == {"one": [tiny]}


def test_hole_is_outside():
    rings = [square(0, 0, 4), square(1, 1, 2)]
    assert [contains(rings, point) for point in [(0.5, 0.5), (2, 2), (5, 5)]] == [True, False, False]


def test_centre_of_a_square():
    assert centroid(square(7.0, 51.0)) == pytest.approx((7.5, 51.5))


def test_label_of_a_horseshoe_lies_in_it():
    horseshoe = [(0, 0), (5, 0), (5, 5), (4, 5), (4, 1), (1, 1), (1, 5), (0, 5), (0, 0)]
    assert contains([horseshoe], centroid(horseshoe)) is False
    assert contains([horseshoe], label_point([horseshoe])) is True


def test_innermost_point_keeps_away_from_a_hole():
    rings = [square(0, 0, 10), square(3, 1, 6)]
    point = innermost_point(rings)
    assert contains(rings, point)
    assert min(
        distance_to_segment(point, start, end) for ring in rings for start, end in pairwise(ring)
    ) == pytest.approx(1.40, abs=0.2)

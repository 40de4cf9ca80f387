"""What the map shows of the districts, and which window of it."""

import pytest

from partners.domain.map.district_map import map_of
from portal.geo.domain.places import Place
from tests.factories.geo import DistrictFactory, rectangle

COUNTS = {"district:05001": 3, "district:05002": 7, "language:ar": 9, "district:99999": 4}


def test_every_district_has_its_number_and_shade(districts):
    drawn = map_of(COUNTS)
    assert [(area.shape.name, area.number, area.level) for area in drawn.areas] == [
        ("Ostkreis", 7, 5),
        ("Westkreis", 3, 1),
    ]
    assert (drawn.is_zoomed, drawn.window.width) == (False, drawn.drawing.width)


@pytest.fixture
def small_district(districts):
    outline = [rectangle(7.5, 51.4, 7.9, 51.5)]
    return DistrictFactory(key="05003", name="Kleinkreis", outline=outline, longitude=7.7, latitude=51.45)


def test_chosen_district_fills_the_window(small_district):
    drawn = map_of(COUNTS, [small_district.key])
    box = next(area.shape.box for area in drawn.areas if area.is_chosen)
    window = drawn.window
    assert (drawn.is_zoomed, window.width < drawn.drawing.width / 4) == (True, True)
    assert window.left < box.left < box.left + box.width < window.left + window.width
    assert window.top < box.top < box.top + box.height < window.top + window.height


@pytest.mark.parametrize(("longitude", "latitude"), [(8.0, 51.5), (6.0, 51.0), (9.0, 52.0)])
def test_window_around_a_place_stays_inside_the_drawing(districts, longitude, latitude):
    place = Place("municipality", "Musterstadt", latitude, longitude, "05002")
    drawn = map_of(COUNTS, [], place, 25)
    window = drawn.window
    assert drawn.is_zoomed
    assert 0 <= window.left <= drawn.drawing.width - window.width
    assert 0 <= window.top <= drawn.drawing.height - window.height
    assert window.left <= drawn.reach.x <= window.left + window.width


def test_circle_has_the_size_of_the_radius(districts):
    drawn = map_of(COUNTS, [], Place("municipality", "Musterstadt", 51.5, 8.0, "05002"), 50)
    height_of_a_degree = drawn.drawing.projection.units_per_degree
    assert drawn.reach.radius / height_of_a_degree == pytest.approx(50 / 111.2, rel=0.01)


def test_sizes_shrink_with_the_window(small_district):
    whole, zoomed = map_of(COUNTS), map_of(COUNTS, [small_district.key])
    assert zoomed.point_radius / whole.point_radius == pytest.approx(
        zoomed.window.width / whole.drawing.width, abs=0.02
    )


@pytest.mark.django_db
def test_no_map_without_outlines():
    assert map_of(COUNTS) is None

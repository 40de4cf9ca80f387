"""Points of results."""

import pytest

from partners.domain.map import points
from partners.domain.map.points import points_of
from partners.models import SearchEntry
from portal.geo.domain.drawing import draw_districts
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.usefixtures("districts")


def test_organisations_at_one_place_share_a_point(django_assert_num_queries):
    for number in range(7):
        OrganisationFactory(name=f"Verein {number}", latitude=51.5, longitude=6.5)
    alone = OrganisationFactory(name="Allein", latitude=51.6, longitude=7.5)
    OrganisationFactory(name="Ohne Ort")
    drawing = draw_districts()
    with django_assert_num_queries(1):
        found = sorted(points_of(SearchEntry.objects.all(), drawing), key=lambda point: point.number)
    assert [(point.number, len(point.names), point.further, point.slug) for point in found] == [
        (1, 1, 0, alone.slug),
        (7, 5, 2, ""),
    ]
    x, y = drawing.projection.place(6.5, 51.5)
    assert (found[1].x, found[1].y) == (round(x, 1), round(y, 1))


def test_no_more_than_the_cap_are_drawn(monkeypatch):
    monkeypatch.setattr(points, "MOST_POINTS", 2)
    for number in range(3):
        OrganisationFactory(latitude=51.5 + number / 10, longitude=6.5)
    assert len(points_of(SearchEntry.objects.all(), draw_districts())) == 2

"""Suggestions for a place, as the browser's own list takes them."""

import re

import pytest

from tests.factories.geo import DistrictFactory, MunicipalityFactory

URL = "/verzeichnis/orte/"

pytestmark = pytest.mark.django_db


def test_places_come_as_options(client, django_assert_max_num_queries):
    MunicipalityFactory(name="Musterstadt", district=DistrictFactory(name="Musterkreis <b>"))
    with django_assert_max_num_queries(2):
        page = client.get(URL, {"place": "muster"}).content.decode()
    assert re.findall(r'<option value="([^"]+)"></option>', page) == ["Musterkreis &lt;b&gt;", "Musterstadt"]


@pytest.mark.parametrize("typed", ["", " ", "\x00", "🙂", "x" * 10_000])
def test_no_text_fails(client, typed):
    MunicipalityFactory(name="Musterstadt")
    response = client.get(URL, {"place": typed})
    assert (response.status_code, response.content.decode().strip()) == (200, "")

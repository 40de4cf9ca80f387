"""The same search as list, map and table."""

import re

import pytest
from django.urls import reverse

from tests.factories.geo import DistrictFactory, MunicipalityFactory, rectangle
from tests.factories.partners import MsoProfileFactory, OrganisationFactory

URL = "/verzeichnis/"
SQUARE = rectangle(6, 51, 7, 52)

pytestmark = pytest.mark.django_db


def get(client, **parameters):
    return client.get(reverse("partners:directory"), parameters)


@pytest.fixture
def district():
    return DistrictFactory(key="05001", name="Musterkreis", outline=[SQUARE], longitude=6.5, latitude=51.5)


def test_switch_keeps_the_search(client):
    response = client.get(f"{URL}?q=a&language=ar&sort=name&after=zzz&view=table")
    assert [(way.name, way.url, way.is_current) for way in response.context["views"]] == [
        ("list", f"{URL}?q=a&sort=name&language=ar", False),
        ("map", f"{URL}?q=a&sort=name&language=ar&view=map", False),
        ("table", f"{URL}?q=a&sort=name&language=ar&view=table", True),
    ]


def test_htmx_keeps_the_way_to_look_and_renews_the_switch(client):
    response = client.get(f"{URL}?q=a&view=table", headers={"HX-Request": "true"})
    assert response.headers["HX-Push-Url"] == f"{URL}?q=a&view=table"
    assert f'href="{URL}?q=a&amp;view=map"' in response.content.decode()


def test_unknown_way_is_the_list(client):
    assert get(client, view="<b>").context["filters"].shown_as == "list"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("way", [("list", 7), ("table", 7), ("map", 9)])
def test_queries_do_not_depend_on_the_number_of_rows(client, district, django_assert_num_queries, rows, way):
    view, queries = way
    town = MunicipalityFactory(district=district)
    for _ in range(rows):
        MsoProfileFactory(organisation__municipality=town, organisation__district=district, languages=["ar"])
    client.get(f"{URL}?view=map")  # draws the districts
    with django_assert_num_queries(queries):
        response = get(client, view=view, language="ar", district=district.key)
    assert response.context["answer"].counts.total == rows


def test_table_has_a_row_each_with_what_matches_in_bold(client):
    MsoProfileFactory(organisation__name="Eins", languages=["ar", "de"], target_groups=["women"])
    OrganisationFactory(name="Zwei")
    page = get(client, view="table", sort="name", language="ar").content.decode()
    assert "<strong>Arabic</strong>, German" in page
    assert re.findall(r"directory-table__name[^>]*>([^<]+)", page) == ["Eins"]


def test_table_says_how_it_is_sorted_and_leads_to_other_orders(client):
    MunicipalityFactory(name="Musterstadt")
    OrganisationFactory(name="Eins", latitude=51.5, longitude=7.5)
    page = get(client, view="table", q="eins", place="Musterstadt", sort="freshness").content.decode()
    assert re.findall(r'aria-sort="(\w+)"', page) == ["descending"]
    links = re.findall(r'class="portal-sort" href="([^"]+)"', page)
    address = f"{URL}?q=eins&amp;place=Musterstadt&amp;view=table&amp;sort="
    assert links == [f"{address}name", f"{address}distance", f"{address}freshness"]


def test_table_without_a_place_has_no_distance(client):
    OrganisationFactory()
    table = get(client, view="table").context["table"]
    assert "distance" not in table.columns.names()


def test_table_is_paged_like_the_list(client):
    for number in range(21):
        OrganisationFactory(name=f"Verein {number:02}")
    first = get(client, view="table", sort="name")
    second = client.get(first.context["next_url"])
    assert (len(first.context["results"]), len(second.context["results"])) == (20, 1)
    assert second.context["filters"].shown_as == "table"


def test_map_names_every_district_with_its_number_and_leads_into_it(client, district):
    empty = DistrictFactory(key="05002", name="Leerkreis", outline=[SQUARE], longitude=6.5, latitude=51.5)
    MsoProfileFactory(organisation__district=district, languages=["ar"])
    page = get(client, view="map", language="ar").content.decode()
    areas = re.findall(r'<a class="map-area[^"]*" href="([^"]+)"><title>([^<]+)</title>', page)
    assert [(href, " ".join(title.split())) for href, title in areas] == [
        (f"{URL}?language=ar&amp;view=map&amp;district={empty.key}#results", "Leerkreis: 0 organisations"),
        (f"{URL}?language=ar&amp;view=map&amp;district={district.key}#results", "Musterkreis: 1 organisation"),
    ]
    assert "GeoBasis-DE / BKG" in page.split("<figcaption")[1]


def test_map_has_the_same_numbers_as_a_table(client, district):
    for _ in range(3):
        OrganisationFactory(district=district)
    context = get(client, view="map").context
    assert [(each.area.shape.name, each.area.number) for each in context["map"].by_number] == [("Musterkreis", 3)]
    assert context["map"].points == []


def test_chosen_district_is_zoomed_with_points_and_results(client, district):
    OrganisationFactory(name="Drin", district=district, latitude=51.5, longitude=6.5)
    page = get(client, view="map", district=district.key)
    assert (page.context["map"].map.is_zoomed, len(page.context["map"].points)) == (True, 1)
    assert page.context["map"].whole_url == f"{URL}?view=map"
    assert 'class="directory-cards"' in page.content.decode()


def test_map_counts_drafts_for_nobody_else(client, district):
    OrganisationFactory(district=district, state="draft", latitude=51.5, longitude=6.5)
    context = get(client, view="map", district=district.key).context
    assert ([each.area.number for each in context["map"].areas], context["map"].points) == ([0], [])


def test_map_draws_numbers_without_decimal_commas(client, district):
    OrganisationFactory(district=district, latitude=51.513, longitude=6.517)
    page = client.get(f"{URL}?view=map&district={district.key}", headers={"Accept-Language": "de"}).content.decode()
    drawing = page.split('<svg class="map__drawing')[1].split("</svg>")[0]
    assert re.findall(r'(?:cx|cy|r|x|y|font-size|stroke-width|viewBox)="[^"]*,[^"]*"', drawing) == []


def test_without_outlines_the_page_says_so(client):
    OrganisationFactory()
    assert "No map is available." in get(client, view="map").content.decode()

"""A stored search asks what the page asks, and the same however it was typed."""

from dataclasses import replace

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from partners.domain.saved_searches.meaning import address_of, describe_query, normal_query, question_of
from partners.filters import DirectoryFilter
from partners.views.saved_searches import normal_form
from tests.factories.geo import MunicipalityFactory

LABELS = {"language:ar": "Arabic", "language:tr": "Turkish", "group:women": "women", "role:mso": "MSO"}
VALUES = {
    "q": st.text(max_size=40),
    "place": st.sampled_from(["", " ", "\x00"]),
    "radius": st.sampled_from(["", "5", "25", "99", "x"]),
    "sort": st.sampled_from(["", "relevance", "distance", "name", "freshness", "x"]),
    "language": st.sampled_from(["ar", "tr", "xx", ""]),
    "group": st.sampled_from(["women", "nobody"]),
}


def normal(address):
    return normal_form(DirectoryFilter(QueryDict(address), LABELS))


@given(st.lists(st.one_of(*[st.tuples(st.just(name), value) for name, value in VALUES.items()]), max_size=8))
def test_stored_search_asks_what_the_page_asks(pairs):
    given = QueryDict(mutable=True)
    for name, value in pairs:
        given.appendlist(name, value)
    page = DirectoryFilter(given, LABELS).question()
    stored = question_of(normal_form(DirectoryFilter(given, LABELS)))
    in_order = {kind: tuple(sorted(values)) for kind, values in page.facets.items()}
    # Without a place the radius says nothing.
    assert replace(stored, text="") == replace(page, text="", facets=in_order, radius_km=stored.radius_km)
    assert stored.text == " ".join(page.text.encode(errors="replace").decode().split())


@pytest.mark.django_db
def test_place_and_radius_are_those_of_the_page():
    MunicipalityFactory(name="Musterstadt")
    given = QueryDict("place=Musterstadt&radius=50")
    assert question_of(normal(given.urlencode())) == DirectoryFilter(given, LABELS).question()


@pytest.mark.parametrize(
    "address",
    ["language=tr&language=ar&q=%20a%20%20b", "q=a+b&sort=relevance&language=ar&language=tr&radius=50&after=x"],
)
def test_same_search_has_one_normal_form(address):
    assert normal(address) == "q=a+b&language=ar&language=tr"


@pytest.mark.django_db
def test_search_is_told_in_words():
    query = normal_query(
        text="Pflege", place="Hamm", radius_km=50, sort="distance", facets={"language": ("ar",), "group": ("women",)}
    )
    assert query == "q=Pflege&place=Hamm&radius=50&sort=distance&group=women&language=ar"
    assert describe_query(query, LABELS) == "“Pflege”, women, Arabic, 50 km around Hamm"
    assert (describe_query("", LABELS), describe_query("umbrella=7", LABELS)) == ("all organisations",) * 2


def test_address_is_that_of_the_directory():
    assert [address_of(""), address_of("q=a")] == ["/verzeichnis/", "/verzeichnis/?q=a"]

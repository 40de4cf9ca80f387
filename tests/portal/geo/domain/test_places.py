import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.geo.domain.places import Place, find_place, find_places, propose_places, suggest_places
from portal.geo.models import District
from tests.factories.geo import DistrictFactory, MunicipalityFactory, PostalCodeFactory

COUNTIES = {
    "05978": "Unna",
    "05766": "Lippe",
    "05334": "Städteregion Aachen",
    "05382": "Rhein-Sieg-Kreis",
    "05162": "Rhein-Kreis Neuss",
}
CITIES = {
    "05315": "Köln",
    "05913": "Dortmund",
    "05915": "Hamm",
    "05111": "Düsseldorf",
    "05117": "Mülheim an der Ruhr",
    "05113": "Essen",
    "05116": "Mönchengladbach",
}
TOWNS = {
    "05978036": "Unna",
    "05334002": "Aachen",
    "05754012": "Halle (Westf.)",
    "05162008": "Jüchen",
    "05162024": "Neuss",
    "05382056": "Sankt Augustin",
}


@pytest.fixture
def places(db):
    for key, name in COUNTIES.items():
        DistrictFactory(key=key, name=name)
    for key, name in CITIES.items():
        MunicipalityFactory(
            key=f"{key}000", name=name, district=DistrictFactory(key=key, name=name, kind=District.Kind.CITY)
        )
    for key, name in TOWNS.items():
        MunicipalityFactory(key=key, name=name, district=DistrictFactory(key=key[:5]))
    PostalCodeFactory(code="44135", municipality_id="05913000", latitude=51.51, longitude=7.46)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("44135", "postal_code", "44135 Dortmund"),
        ("44135 Dortmund-Mitte", "postal_code", "44135 Dortmund"),
        ("99999 Dortmund", "municipality", "Dortmund"),
        ("Köln", "municipality", "Köln"),
        ("Ko\u0308ln", "municipality", "Köln"),
        ("Koeln", "municipality", "Köln"),
        ("Koln", "municipality", "Köln"),
        ("KÖLN", "municipality", "Köln"),
        ("  köln  ", "municipality", "Köln"),
        ("Köln-Ehrenfeld", "municipality", "Köln"),
        ("Stadt Köln", "municipality", "Köln"),
        ("in der Nähe von Hamm", "municipality", "Hamm"),
        ("Unna", "municipality", "Unna"),
        ("Kreis Unna", "district", "Kreis Unna"),
        ("kreis unna", "district", "Kreis Unna"),
        ("Lippe", "district", "Kreis Lippe"),
        ("Kreis Hamm", "municipality", "Hamm"),
        ("Aachen", "municipality", "Aachen"),
        ("Städteregion Aachen", "district", "Städteregion Aachen"),
        ("Staedteregion Aachen", "district", "Städteregion Aachen"),
        ("rhein sieg kreis", "district", "Rhein-Sieg-Kreis"),
        ("Rhein-Sieg", "district", "Rhein-Sieg-Kreis"),
        ("Mülheim", "municipality", "Mülheim an der Ruhr"),
        ("Halle", "municipality", "Halle (Westf.)"),
        ("Dortmnud", "municipality", "Dortmund"),
        ("Duesseldrof", "municipality", "Düsseldorf"),
        ("Esesn", "municipality", "Essen"),
        ("Mönchen-Gladbach", "municipality", "Mönchengladbach"),
        ("St. Augustin", "municipality", "Sankt Augustin"),
    ],
)
def test_place_is_found(places, text, kind, name):
    found = find_place(text)
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Unna", ["Unna", "Kreis Unna"]),
        ("Kreis Unna", ["Kreis Unna"]),
        ("Sankt", ["Sankt Augustin"]),
        ("Köln", ["Köln"]),
        ("Dortmnud", ["Dortmund"]),
        ("Hamburg", []),
        ("44137", ["44137 Dortmund", "44137 Unna"]),
        ("44137 Unna", ["44137 Unna", "44137 Dortmund"]),
    ],
)
def test_every_place_that_can_be_meant_is_found(places, text, found):
    for key in ("05913000", "05978036"):
        PostalCodeFactory(code="44137", municipality_id=key)
    assert [place.name for place in find_places(text)] == found


def test_every_suggestion_leads_to_its_place(places):
    for text in ("un", "kö", "mo", "441", "a", "rhein", "44135 Dor"):
        suggested = suggest_places(text)
        assert suggested != []
        assert [find_place(place.name) for place in suggested] == suggested


@pytest.mark.parametrize(
    "text", ["", " ", "99999", "Kreis", "Hamburg", "München", "Berlin", "🙂", "\x00", "١٢٣٤٥", "٤٤١٣٥"]
)
def test_text_that_names_no_place_finds_none(places, text):
    assert find_place(text) is None


def test_place_carries_point_and_keys(places):
    assert find_place("44135") == Place("postal_code", "44135 Dortmund", 51.51, 7.46, "05913", "05913000")
    assert find_place("Kreis Unna") == Place("district", "Kreis Unna", 51.5, 7.5, "05978", None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(text=st.text(max_size=300))
def test_no_text_fails(places, text):
    assert isinstance(find_place(text), Place | None)
    assert isinstance(suggest_places(text), list)


@pytest.mark.parametrize("text", ["Köln" * 50_000, "kreis " * 50_000, "1" * 50_000, "a b " * 50_000])
def test_long_text_does_not_fail(places, text):
    find_place(text)
    suggest_places(text)


def test_find_place_takes_few_queries(places, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        find_place("Köln-Ehrenfeld")
    with django_assert_max_num_queries(1):
        find_place("44135")


def names(text, limit=10):
    return [place.name for place in suggest_places(text, limit)]


def test_suggestions_begin_like_the_text(places):
    assert names("un") == ["Unna", "Kreis Unna"]
    assert names("Kö") == ["Köln"]
    assert names("mo") == ["Mönchengladbach"]
    assert names("441") == names("44135 dortm") == ["44135 Dortmund"]
    assert names("44135 Köln") == []


def test_suggestions_know_later_words_then_typos(places):
    assert names("neus") == ["Neuss", "Rhein-Kreis Neuss"]
    assert names("dortmnud") == ["Dortmund"]


@pytest.mark.parametrize(
    ("text", "proposed"),
    [("ham", ["Hamm"]), ("Ham", ["Hamm"]), ("Düs", ["Düsseldorf"]), ("Berlin", []), ("a", []), ("", []), ("99999", [])],
)
def test_unknown_text_proposes_what_begins_like_it(places, text, proposed):
    assert [place.name for place in propose_places(text)] == proposed
    assert find_place(text) is None


def test_suggestions_are_limited(places):
    assert len(suggest_places("e", 1)) == 1
    assert suggest_places("e", 0) == []
    assert suggest_places("") == []

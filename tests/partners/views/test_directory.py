"""The directory page: search in the address, filters with counts, pages, parts for htmx, fixed number of queries."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from partners.domain.terms import refresh_terms
from partners.enums import Role
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory, RepresentativeFactory

URL = "/verzeichnis/"


def get(client, **parameters):
    return client.get(reverse("partners:directory"), parameters)


def shown(response):
    return [result.portrait.organisation.name for result in response.context["results"]]


def options(response, group):
    chosen = next(each for each in response.context["groups"] if each.name == group)
    return {option.value: option.count for option in chosen.options if option.count}


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_number_of_queries_for_one_and_three_results(client, rows, django_assert_num_queries):
    town = MunicipalityFactory()
    for _ in range(rows):
        MsoProfileFactory(organisation__municipality=town, organisation__district=town.district, languages=["ar"])
    parameters = {"q": "arabisch", "language": "ar", "role": "mso", "place": "", "sort": "name"}
    with django_assert_num_queries(7):
        response = get(client, **parameters)
    assert len(shown(response)) == rows


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_search_around_a_place_costs_four_queries_more_at_most(client, rows, django_assert_max_num_queries):
    town = MunicipalityFactory(name="Musterstadt")
    for _ in range(rows):
        OrganisationFactory(municipality=town, district=town.district)
    with django_assert_max_num_queries(10):
        response = get(client, place="Musterstadt")
    assert (len(shown(response)), response.context["question"].place.name) == (rows, "Musterstadt")


@pytest.mark.django_db
def test_filters_of_one_kind_are_alternatives_and_kinds_must_all_fit(client):
    MsoProfileFactory(organisation__name="A", languages=["ar"], target_groups=["women"])
    MsoProfileFactory(organisation__name="B", languages=["tr"], target_groups=["women"])
    MsoProfileFactory(organisation__name="C", languages=["tr"], target_groups=["parents"])
    response = client.get(f"{URL}?language=ar&language=tr&group=women&sort=name")
    assert shown(response) == ["A", "B"]


@pytest.mark.django_db
def test_counts_say_what_another_choice_would_give(client):
    MsoProfileFactory(languages=["ar", "de"], target_groups=["women"])
    MsoProfileFactory(languages=["tr"], target_groups=["women"])
    MsoProfileFactory(languages=["tr"], target_groups=["parents"])
    response = client.get(f"{URL}?group=women&language=tr")
    assert options(response, "language") == {"ar": 1, "de": 1, "tr": 1}
    assert options(response, "group") == {"women": 1, "parents": 1}
    assert options(response, "role") == {"mso": 1}
    assert response.context["answer"].counts.total == 1


@pytest.mark.django_db
def test_unknown_values_are_dropped(client):
    OrganisationFactory(name="A")
    response = client.get(f"{URL}?language=xx&role=mso&role=<b>&radius=-5&sort=nonsense&after=%00&district=1%27")
    assert (shown(response), response.context["question"].facets) == (["A"], {"role": ("mso",)})


@pytest.mark.django_db
@pytest.mark.parametrize("after", ["", "x", "W10", "WzEsMSwxXQ", "WyJhIiwxLGZhbHNlXQ", "ä", "A" * 5000, "\x00"])
def test_garbage_instead_of_a_cursor_shows_the_first_page(client, after):
    OrganisationFactory(name="A")
    response = get(client, after=after)
    assert (response.status_code, response.context["question"].cursor) == (200, None)


@pytest.mark.django_db
@pytest.mark.parametrize("sort", ["relevance", "name", "freshness"])
def test_pages_show_every_organisation_once_and_lead_back(client, sort):
    names = [OrganisationFactory(name=f"Verein {number:02}").name for number in range(45)]
    seen, url, pages = [], f"{URL}?q=verein&sort={sort}", []
    while url:
        response = client.get(url)
        pages.append(shown(response))
        seen += pages[-1]
        last_url, url = response.context["previous_url"], response.context["next_url"]
    assert sorted(seen) == names
    assert [len(page) for page in pages] == [20, 20, 5]
    assert shown(client.get(last_url)) == pages[1]


@pytest.mark.django_db
def test_place_that_is_unknown_is_said(client):
    response = get(client, place="Qxyzzy")
    assert response.context["unknown_place"] == "Qxyzzy"
    assert "We do not know the place “Qxyzzy”" in response.content.decode()


@pytest.mark.django_db
def test_unknown_place_is_asked_back_with_the_rest_of_the_search(client):
    MunicipalityFactory(name="Hamm")
    response = get(client, q="a", place="ham")
    assert [(each.label, each.url) for each in response.context["proposed_places"]] == [
        ("Hamm", f"{URL}?q=a&place=Hamm")
    ]
    assert "Did you mean:" in response.content.decode()


@pytest.mark.django_db
def test_places_of_the_same_name_are_offered(client):
    MunicipalityFactory(name="Musterstadt", district=DistrictFactory(name="Musterstadt"))
    response = get(client, q="a", place="Musterstadt")
    assert response.context["question"].place.kind == "municipality"
    assert [(other.label, other.url) for other in response.context["other_places"]] == [
        ("Kreis Musterstadt", f"{URL}?q=a&place=Kreis+Musterstadt")
    ]
    other = client.get(response.context["other_places"][0].url).context
    assert (other["question"].place.kind, other["other_places"]) == ("district", [])


@pytest.mark.django_db
def test_nothing_nearby_names_the_distances_that_have_results(client):
    MunicipalityFactory(name="Musterstadt", latitude=51.68, longitude=7.82)
    MsoProfileFactory(organisation__latitude=51.68, organisation__longitude=8.3, languages=["ar"])
    MsoProfileFactory(organisation__latitude=51.68, organisation__longitude=7.82, languages=["tr"])
    response = get(client, place="Musterstadt", language="ar", radius=10)
    assert (shown(response), response.context["farther"]) == (
        [],
        [
            (50, 1, f"{URL}?place=Musterstadt&language=ar&radius=50"),
            (100, 1, f"{URL}?place=Musterstadt&language=ar&radius=100"),
        ],
    )


@pytest.mark.django_db
def test_results_around_a_place_come_nearest_first_with_distance(client):
    MunicipalityFactory(name="Musterstadt", latitude=51.68, longitude=7.82)
    OrganisationFactory(name="Weiter", latitude=51.62, longitude=7.60)
    OrganisationFactory(name="Nah", latitude=51.681, longitude=7.821)
    response = get(client, place="Musterstadt")
    assert [(each.portrait.organisation.name, each.kilometres) for each in response.context["results"]] == [
        ("Nah", 0),
        ("Weiter", 17),
    ]


@pytest.mark.django_db
def test_card_names_up_to_three_facts_that_match_the_search(client):
    MsoProfileFactory(languages=["ar", "de", "tr"], target_groups=["women", "parents"], staff_kind="voluntary")
    response = client.get(f"{URL}?group=women&q=arabisch+ehrenamtlich+eltern")
    assert response.context["results"][0].facts == ["women", "parents", "Arabic"]


@pytest.mark.django_db
def test_card_names_facts_that_are_meant_by_other_words(client):
    MsoProfileFactory(languages=["ar"], fields=["health"])
    assert get(client, q="arabisch krankenpflege").context["results"][0].facts == ["health", "Arabic"]


@pytest.mark.django_db
def test_chips_remove_one_filter_each_and_keep_the_rest(client):
    response = client.get(f"{URL}?q=a+b&language=ar&language=tr&after=zzz")
    assert [(str(chip.label), chip.url) for chip in response.context["chips"]] == [
        ("Turkish", f"{URL}?q=a+b&language=ar"),
        ("Arabic", f"{URL}?q=a+b&language=tr"),
    ]


@pytest.mark.django_db
def test_htmx_gets_only_what_changes_and_the_clean_address(client):
    OrganisationFactory(name="A")
    response = client.get(f"{URL}?q=&place=&sort=&role=mso", headers={"HX-Request": "true"})
    assert response.headers["HX-Push-Url"] == f"{URL}?role=mso"
    assert "HX-Request" in response.headers["Vary"]
    assert re.findall(r"<(html|main|form)\b", response.content.decode()) == []
    assert 'id="result-number" hx-swap-oob="innerHTML"' in response.content.decode()


@pytest.mark.django_db
def test_history_restored_by_htmx_gets_the_whole_page(client):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<main" in client.get(URL, headers=headers).content.decode()


@pytest.mark.django_db
def test_nothing_found_names_who_can_help(client):
    district = DistrictFactory(key="05915")
    centre = OrganisationFactory(name="KI Musterstadt", roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(district)
    response = client.get(f"{URL}?q=qqqqq&district=05915")
    assert (shown(response), list(response.context["helpers"])) == ([], [centre])


@pytest.mark.django_db
def test_search_leads_to_suggestions_and_to_who_can_help_with_what_they_understand(client):
    town = MunicipalityFactory(name="Musterstadt")
    response = client.get(f"{URL}?q=qqqqq&place={town.name}&radius=10&language=ar&group=women&field=sport")
    page = response.content.decode()
    suggestions = "/vorschlaege/?place=Musterstadt&radius=10&group=women&language=ar"
    assert response.context["suggestions_url"] == suggestions
    assert suggestions.replace("&", "&amp;") in page
    assert "/wer-hilft/?place=Musterstadt" in page


@pytest.mark.django_db
def test_corrected_word_is_named_on_the_page(client):
    OrganisationFactory(name="Kulturhaus")
    refresh_terms()
    page = get(client, q="Kulturhuas").content.decode()
    assert "<strong>kulturhaus</strong>" in page
    assert "instead of “kulturhuas”" in page


@pytest.mark.django_db
def test_drafts_are_listed_only_for_those_concerned(client, client_of):
    draft = OrganisationFactory(name="Entwurf", state="draft")
    own = RepresentativeFactory(organisation=draft).user
    ministry = RepresentativeFactory(organisation__ministry=True, organisation__name="M").user
    other = RepresentativeFactory(organisation__employer=True, organisation__name="B").user
    clients = [client, client_of(other), client_of(own), client_of(ministry)]
    assert ["Entwurf" in shown(get(each)) for each in clients] == [False, False, True, True]
    assert [options(get(each), "role").get("mso", 0) for each in clients] == [0, 0, 1, 1]


@pytest.mark.django_db
def test_only_reading_is_allowed():
    assert Client().post(URL).status_code == 405


@pytest.mark.django_db
def test_counts_are_kept_until_an_entry_changes(client, django_assert_num_queries):
    profile = MsoProfileFactory(languages=["ar"])
    with django_assert_num_queries(7):
        assert options(get(client), "language") == {"ar": 1}
    with django_assert_num_queries(6):
        assert options(get(client), "language") == {"ar": 1}
    profile.organisation.field_audiences.create(field="languages", audience="own")
    with django_assert_num_queries(7):
        assert options(get(client), "language") == {}

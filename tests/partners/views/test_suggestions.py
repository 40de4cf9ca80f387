"""The pages of suggestions: the whole question in the address, reasons in words, a fixed cost, only public fields."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from partners.enums import Language, MeetingFormat, MeetingTime, Role, TargetGroup
from partners.forms.project import RADII, read_project
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db

URL = "/vorschlaege/"
WEIGHTS_URL = "/vorschlaege/gewichte/"


def shown(response):
    return [each.portrait.organisation.name for each in response.context["found"].suggestions]


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_number_of_queries_for_one_and_three_suggestions(client, rows, django_assert_num_queries):
    town = MunicipalityFactory(name="Musterstadt")
    for _ in range(rows):
        profile = MsoProfileFactory(
            organisation__municipality=town,
            organisation__district=town.district,
            organisation__confirmed_at=timezone.now(),
            languages=["ar"],
            employer_experience=True,
        )
        profile.organisation.field_audiences.create(field="street", audience="employers")
    # Two to find the place among municipalities and districts, then ranking, organisations and audiences.
    with django_assert_num_queries(5):
        response = client.get(f"{URL}?place=Musterstadt&language=ar&format=online")
    assert len(shown(response)) == rows
    assert response.context["found"].has_good_ones


def test_nothing_is_asked_and_nothing_costs_a_query_before_the_questions(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(URL)
    assert "found" not in response.context
    assert "1. Where, and how far?" in response.content.decode()


def test_employers_find_their_town_filled_in(client_of):
    town = MunicipalityFactory(name="Hamm")
    employer = RepresentativeFactory(organisation__employer=True, organisation__municipality=town).user
    mso = RepresentativeFactory(organisation__municipality=town).user
    assert [client_of(user).get(URL).context["place_text"] for user in (employer, mso)] == ["Hamm", ""]


def test_hospital_in_hamm_is_told_what_fits_what_does_not_and_what_is_unknown(client):
    MunicipalityFactory(name="Hamm", latitude=51.68, longitude=7.82)
    MsoProfileFactory(
        organisation__name="Jugendbrücke",
        organisation__latitude=51.7,
        organisation__longitude=7.82,
        organisation__confirmed_at=timezone.now(),
        target_groups=["young_people"],
        languages=["ar"],
        rooms_capacity=0,
    )
    MsoProfileFactory(organisation__name="Unbekannt", organisation__latitude=51.7, organisation__longitude=7.82)
    response = client.get(
        f"{URL}?place=Hamm&radius=10&group=young_people&language=ar&format=information_evening&time=evening"
    )
    assert shown(response) == ["Jugendbrücke", "Unbekannt"]
    reasons = response.context["found"].suggestions[0].explanation
    assert reasons.fits[:3] == ["about 2 km from Hamm", "reaches: young people", "speaks Arabic"]
    assert reasons.misfits == ["has no rooms of its own for: information evening"]
    assert reasons.unknown == [
        "who does the work, and so when there is time",
        "whether it has worked with employers",
    ]
    page = response.content.decode()
    assert [word in page for word in ("Does not fit", "We do not know", "fits well")] == [True, True, True]
    assert "Who can help you find one" not in page


def test_nothing_fits_well_says_so_and_names_who_can_help(client):
    town = MunicipalityFactory(name="Musterstadt")
    centre = OrganisationFactory(name="KI Musterkreis", roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(town.district)
    MsoProfileFactory(organisation__municipality=town, languages=["fr"])
    response = client.get(f"{URL}?place=Musterstadt&radius=10&language=ar")
    page = response.content.decode()
    assert "None fits really well" in page
    assert list(response.context["helpers"]) == [centre]
    assert response.context["wider"] == (25, f"{URL}?ask=1&place=Musterstadt&radius=25&language=ar")
    assert f"{reverse('partners:helping')}?place=Musterstadt" in page


def test_nobody_within_reach_says_so(client):
    MunicipalityFactory(name="Musterstadt")
    response = client.get(f"{URL}?place=Musterstadt&radius=100")
    assert "No migrant organisation in the directory lies within this distance" in response.content.decode()
    assert response.context["wider"] is None


def test_unknown_place_past_date_and_weights_without_effect_are_said(client):
    MsoProfileFactory()
    unknown = "?place=Qxyzzy&language=ar&date=2020-01-01"
    page = client.get(f"{URL}{unknown}&weight-languages=0&weight-experience=0&weight-confirmed=0").content.decode()
    assert "We do not know the place “Qxyzzy”" in page
    assert "The date lies in the past" in page
    assert "nothing counts that your project asks for" in page


def test_weights_of_the_address_change_the_order_and_travel_along(client):
    now = timezone.now()
    MsoProfileFactory(organisation__name="Frisch", languages=["fr"], organisation__confirmed_at=now)
    MsoProfileFactory(organisation__name="Arabisch", languages=["ar"])
    assert shown(client.get(f"{URL}?language=ar")) == ["Arabisch", "Frisch"]
    response = client.get(f"{URL}?language=ar&weight-languages=1&weight-confirmed=5")
    assert shown(response) == ["Frisch", "Arabisch"]
    pairs = "ask=1&language=ar&weight-languages=1&weight-confirmed=5"
    assert response.context["weights_url"] == f"{WEIGHTS_URL}?{pairs}"
    weights = client.get(f"{WEIGHTS_URL}?{pairs}")
    assert weights.context["suggestions_url"] == f"{URL}?{pairs}"
    assert weights.context["default_url"] == f"{URL}?ask=1&language=ar"
    assert '<input type="hidden" name="language" value="ar">' in weights.content.decode()


def test_weights_beyond_bounds_are_bounded_and_nonsense_is_dropped():
    asked = read_project(
        QueryDict("weight-distance=99&weight-groups=-4&weight-time=x&weight-rooms=²&weight-languages=")
    )
    assert asked.weights == {
        "distance": 5, "groups": 0, "languages": 4, "time": 2, "rooms": 2, "experience": 1, "confirmed": 2,
    }  # fmt: skip


def test_page_of_weights_costs_no_query_and_computes_the_example(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(WEIGHTS_URL)
    # distance 100 − 10000 × 50 / 25000 = 80 × 3, groups 100 × 4, languages 50 × 4, time 100 × 2, rooms 0 × 2,
    # experience 25 × 1, confirmed 0 × 2: 240 + 400 + 200 + 200 + 25 = 1065; 1065 / 18 = 59.2
    example = response.context["example"]
    assert (example.points, example.weight, example.score) == (1065, 18, 59)


def test_pages_lead_on_and_back(client):
    for _ in range(15):
        MsoProfileFactory()
    first = client.get(f"{URL}?language=ar")
    second = client.get(first.context["next_url"])
    assert [len(shown(first)), len(shown(second))] == [10, 5]
    assert set(shown(first)).isdisjoint(shown(second))
    assert shown(client.get(second.context["previous_url"])) == shown(first)
    assert second.context["helpers"] == []


def test_users_with_more_rights_see_no_more(client, client_of):
    profile = MsoProfileFactory(languages=["ar"])
    profile.organisation.field_audiences.create(field="languages", audience="employers")
    MsoProfileFactory(organisation__state="draft", organisation__name="Entwurf")
    ministry = RepresentativeFactory(organisation__ministry=True).user
    own = RepresentativeFactory(organisation=profile.organisation).user
    for each in (client, client_of(ministry), client_of(own)):
        response = each.get(f"{URL}?language=ar")
        assert shown(response) == [profile.organisation.name]
        assert response.context["found"].suggestions[0].explanation.unknown[0] == "which languages it speaks"


def test_unconfirmed_entries_are_marked(client):
    MsoProfileFactory(organisation__confirmed_at=timezone.now() - timedelta(days=400))
    assert "entry not confirmed lately" in client.get(f"{URL}?language=ar").content.decode()


@pytest.mark.parametrize("query", ["ask=1&place=", "ask=1&radius=50&own_room=1", "ask=1&date=2026-11-24"])
def test_without_an_answer_nothing_is_ranked(client, query):
    MsoProfileFactory()
    response = client.get(f"{URL}?{query}")
    assert "found" not in response.context
    assert "Please answer at least one question" in response.content.decode()


def test_an_unknown_place_alone_is_asked_back(client):
    MunicipalityFactory(name="Musterstadt")
    response = client.get(f"{URL}?ask=1&place=Must&radius=50")
    assert "found" not in response.context
    page = response.content.decode()
    assert "We do not know the place “Must”" in page
    assert f'href="{URL}?ask=1&amp;place=Musterstadt&amp;radius=50"><bdi>Musterstadt</bdi></a>' in page


@pytest.mark.parametrize(
    "query",
    [
        "place=%00&radius=-5&group=x&language=religion&format=%27&date=9999-99-99&time=&own_room=2&after=x",
        "date=31.12.2026&group=" + "x" * 3000,
        "place=" + "x" * 3000,
        "ask=%F0%9F%91%8D&date=0001-01-01",
        "ask=1&after=W10",
    ],
)
def test_no_address_fails(client, query):
    MsoProfileFactory()
    assert [client.get(f"{url}?{query}").status_code for url in (URL, WEIGHTS_URL)] == [200, 200]


@given(
    groups=st.lists(st.sampled_from(TargetGroup.values), unique=True),
    languages=st.lists(st.sampled_from(Language.values), unique=True),
    form=st.sampled_from(["", *MeetingFormat.values]),
    time=st.sampled_from(["", *MeetingTime.values]),
    day=st.none() | st.dates(),
    own_room=st.booleans(),
    radius=st.sampled_from(RADII),
)
def test_address_written_is_read_as_the_same_project(groups, languages, form, time, day, own_room, radius):  # noqa: PLR0913, PLR0917 -- a project has these parts
    query = QueryDict(mutable=True)
    query.setlist("group", groups)
    query.setlist("language", languages)
    query.update({"format": form, "time": time, "date": day.isoformat() if day else "", "radius": str(radius)})
    query["own_room"] = "1" if own_room else ""
    asked = read_project(query)
    again = QueryDict(mutable=True)
    for name, value in [*asked.project_pairs, ("radius", str(radius))]:
        again.appendlist(name, value)
    assert read_project(again).project == asked.project
    assert (asked.project.day, asked.project.form, set(asked.project.languages)) == (day, form, set(languages))

"""Who is proposed in which order; PostgreSQL and Python agree; origin, community and religion have no influence."""

import re
from datetime import date, timedelta

import pytest
from django.db.models import Value
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.domain.keyset import decode_cursor
from partners.domain.suggestions.criteria import CRITERIA
from partners.domain.suggestions.explanation import explain
from partners.domain.suggestions.facts import Facts
from partners.domain.suggestions.project import Project
from partners.domain.suggestions.ranking import rank
from partners.domain.suggestions.weights import DEFAULTS, LEAST, MOST, asked_of, complete
from partners.enums import ActivityField, Language, MeetingFormat, MeetingTime, StaffKind, TargetGroup
from partners.models import MsoProfile, Organisation, SearchEntry
from portal.geo.domain.places import Place
from tests.factories.partners import MsoProfileFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

HAMM = Place("municipality", "Hamm", 51.68, 7.82, "05915", "05915000")
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}


def some(choices, most):
    return st.lists(st.sampled_from(choices.values), unique=True, max_size=most).map(tuple)


PROJECTS = st.builds(
    Project,
    place=st.none() | st.builds(Place, *map(st.just, ("municipality", "X")), st.floats(51.5, 51.9), st.floats(7.5, 8.1),
                                st.just("05915")),
    radius_km=st.sampled_from((5, 10, 25, 50, 100)),
    groups=some(TargetGroup, 4),
    languages=some(Language, 4),
    form=st.sampled_from(["", *MeetingFormat.values]),
    has_own_room=st.booleans(),
    day=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 14)),
    time=st.sampled_from(["", *MeetingTime.values]),
)  # fmt: skip
WEIGHTS = st.fixed_dictionaries({name: st.integers(LEAST, MOST) for name in DEFAULTS})
PROFILES = st.fixed_dictionaries(
    {
        "target_groups": some(TargetGroup, 9).map(list),
        "languages": st.lists(st.sampled_from(Language.values[:6]), unique=True, max_size=4),
        "staff_kind": st.sampled_from(["", *StaffKind.values]),
        "rooms_capacity": st.sampled_from([None, 0, 20]),
        "employer_experience": st.sampled_from([None, False, True]),
    }
)


def names(project, **weights):
    return [entry.name for entry in rank(project, complete(weights)).rows]


def points(project, **weights):
    return {entry.pk: entry.points for entry in rank(project, complete(weights)).rows}


@given(project=PROJECTS, weights=WEIGHTS, profiles=st.lists(PROFILES, min_size=1, max_size=4), days=st.integers(0, 800))
@settings(max_examples=60, **SLOW)
def test_postgresql_and_python_compute_the_same(project, weights, profiles, days):
    Organisation.objects.all().delete()
    for number, profile in enumerate(profiles):
        MsoProfileFactory(
            organisation__latitude=51.6 + number / 20,
            organisation__longitude=7.8,
            organisation__confirmed_at=timezone.now() - timedelta(days=days) if days < 700 else None,
            **profile,
        )
    rows = rank(project, weights).rows
    explained = [explain(project, weights, Facts.of(entry)) for entry in rows]
    assert [entry.points for entry in rows] == [each.points for each in explained]
    assert [each.points for each in explained] == sorted((each.points for each in explained), reverse=True)
    assert all(0 <= share.finding.fit <= 100 for each in explained for share in each.shares)
    assert all(0 <= each.score <= 100 for each in explained)


@given(
    project=PROJECTS,
    communities=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=50),
    fields=some(ActivityField, 13).map(list),
    text=st.sampled_from(["", "Wir sind eine Gemeinde aus Syrien.", "Christliche und muslimische Frauen aus Ghana."]),
)
@settings(max_examples=40, **SLOW)
def test_origin_community_and_religion_have_no_influence(project, communities, fields, text):
    Organisation.objects.all().delete()
    for place in (51.65, 51.7):
        MsoProfileFactory(
            organisation__latitude=place,
            organisation__longitude=7.8,
            organisation__description="Wir helfen.",
            languages=["ar"],
            target_groups=["young_people"],
        )
    before = points(project)
    MsoProfile.objects.update(communities=communities, fields=fields)
    assert points(project) == before
    Organisation.objects.update(description=text, name=text or "X")
    assert points(project) == before


def test_no_other_facets_than_those_of_the_criteria_are_asked_for():
    project = Project(HAMM, 25, ("women",), ("ar",), "market", has_own_room=False, time="day")
    assert asked_of(project) == CRITERIA
    entries = SearchEntry.objects.annotate(metres=Value(0))
    compiled = [entries.annotate(fit=each.fit(project)).values("fit").query.sql_with_params() for each in CRITERIA]
    asked = {value for _sql, values in compiled for value in values if isinstance(value, str)}
    assert {key.split(":")[0] for key in asked} == {"group", "language", "staff", "with", "unknown"}
    columns = {column for sql, _values in compiled for column in re.findall(r'"partners_searchentry"\."(\w+)"', sql)}
    assert columns == {"facets", "confirmed_at"}


@pytest.mark.parametrize("state", ["draft", "paused", "archived"])
def test_only_published_msos_are_proposed(state):
    MsoProfileFactory(organisation__name="Da")
    MsoProfileFactory(organisation__state=state)
    OrganisationFactory(employer=True)
    assert names(Project()) == ["Da"]


def test_only_what_lies_within_the_distance_is_proposed():
    MsoProfileFactory(organisation__name="Nah", organisation__latitude=51.7, organisation__longitude=7.8)
    MsoProfileFactory(organisation__name="Fern", organisation__latitude=50.9, organisation__longitude=7.0)
    MsoProfileFactory(organisation__name="Irgendwo")
    assert names(Project(place=HAMM, radius_km=25)) == ["Nah"]
    assert names(Project(place=HAMM, radius_km=100))[:1] == ["Nah"]
    assert len(names(Project())) == 3


def test_hidden_field_counts_as_unknown_and_not_as_what_it_says():
    profile = MsoProfileFactory(languages=["ar"], rooms_capacity=0, employer_experience=False)
    for field in ("languages", "rooms", "employer_experience"):
        profile.organisation.field_audiences.create(field=field, audience="employers")
    project = Project(languages=("ar",), form="market")
    [entry] = rank(project, complete({})).rows
    unknown = explain(project, complete({}), Facts.of(entry)).unknown
    assert unknown[:3] == ["which languages it speaks", "whether it has rooms", "whether it has worked with employers"]


def test_more_languages_are_better_and_each_is_told_by_itself():
    MsoProfileFactory(organisation__name="Beide", languages=["ar", "tr"])
    MsoProfileFactory(organisation__name="Eine", languages=["ar"])
    MsoProfileFactory(organisation__name="Keine", languages=["fr"])
    MsoProfileFactory(organisation__name="Unbekannt")
    project = Project(languages=("ar", "tr"))
    assert names(project) == ["Beide", "Eine", "Unbekannt", "Keine"]
    second = rank(project, complete({})).rows[1]
    explanation = explain(project, complete({}), Facts.of(second))
    assert explanation.fits == ["speaks Arabic"]
    assert explanation.misfits == ["does not name Turkish among its languages"]


def test_unconfirmed_entries_rank_lower():
    now = timezone.now()
    MsoProfileFactory(organisation__name="Nie")
    MsoProfileFactory(organisation__name="Alt", organisation__confirmed_at=now - timedelta(days=366))
    MsoProfileFactory(organisation__name="Neu", organisation__confirmed_at=now)
    assert names(Project()) == ["Neu", "Alt", "Nie"]


def test_pages_hold_every_mso_once():
    made = {MsoProfileFactory(languages=["ar"][: number % 2]).organisation.pk for number in range(25)}
    seen, page = [], rank(Project(languages=("ar",)), complete({}))
    seen += page.rows
    while page.next:
        page = rank(Project(languages=("ar",)), complete({}), decode_cursor(page.next, int))
        seen += page.rows
    assert [len(seen), {entry.pk for entry in seen}] == [25, made]
    assert [entry.points for entry in seen] == sorted((entry.points for entry in seen), reverse=True)


@pytest.mark.parametrize(("given", "taken"), [({"distance": 99}, 5), ({"distance": -3}, 0), ({"nonsense": 4}, 3)])
def test_weights_stay_within_bounds(given, taken):
    assert complete(given) == {**DEFAULTS, "distance": taken}


def test_whom_the_freshness_rule_hides_is_not_proposed():
    now = timezone.now()
    MsoProfileFactory(organisation__name="Gefragt", organisation__marked_at=now - timedelta(days=10))
    MsoProfileFactory(organisation__name="Verborgen", organisation__marked_at=now - timedelta(days=91))
    assert names(Project()) == ["Gefragt"]

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from partners.demo.associations import Inventor
from partners.demo.copying import copy_rows
from partners.demo.kinds import KINDS
from partners.demo.places import Places
from partners.enums import ActivityField, Language, StaffKind, TargetGroup
from partners.models import MsoProfile, Organisation, SearchEntry
from portal.geo.models import District
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import OrganisationFactory

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def districts(db):
    for key, name in {"05315": "Köln", "05915": "Hamm"}.items():
        city = DistrictFactory(key=key, name=name, kind=District.Kind.CITY)
        MunicipalityFactory(key=f"{key}000", name=name, district=city)
    for key, name in {"05978": "Unna", "05766": "Lippe"}.items():
        MunicipalityFactory(key=f"{key}036", name=f"{name} (Ort)", district=DistrictFactory(key=key, name=name))


def invent(count, seed=1):
    inventor = Inventor(seed, Places(), NOW, {})
    return [inventor.invent(index) for index in range(count)]


def as_data(association):
    person = association.people[0]
    return (
        association.organisation.name,
        association.organisation.slug,
        association.organisation.description,
        association.organisation.latitude,
        association.organisation.confirmed_at,
        association.profile.languages,
        association.profile.target_groups,
        association.profile.reach,
        person.contact.name,
        person.contact.phone,
        [(window.weekday, window.start) for window in person.windows],
        [(row.field, row.audience) for row in association.audiences],
    )


def test_same_seed_gives_the_same_associations(districts):
    assert list(map(as_data, invent(40))) == list(map(as_data, invent(40)))


def test_more_associations_do_not_change_the_first(districts):
    assert list(map(as_data, invent(10))) == list(map(as_data, invent(40)[:10]))


def test_other_seed_gives_others(districts):
    assert as_data(invent(1)[0]) != as_data(invent(1, seed=2)[0])


def test_three_in_four_are_in_cities_and_no_district_is_left_out(districts):
    found = Counter(each.organisation.district_id for each in invent(40))
    assert found["05315"] + found["05915"] == 30
    assert (found["05978"], found["05766"]) == (5, 5)
    assert found["05315"] > found["05915"]


def test_two_in_three_are_run_by_volunteers(districts):
    assert Counter(each.profile.staff_kind == StaffKind.VOLUNTARY for each in invent(60)) == {True: 40, False: 20}


def test_volunteers_are_reached_in_the_evening_or_at_the_weekend(districts):
    windows = [
        window
        for each in invent(60)
        if each.profile.staff_kind == StaffKind.VOLUNTARY
        for person in each.people
        for window in person.windows
    ]
    assert len(windows) > 50
    assert [window for window in windows if window.weekday < 6 and window.start.hour < 17] == []


def test_names_and_addresses_do_not_repeat(districts):
    associations = invent(300)
    assert len({each.organisation.slug for each in associations}) == 300
    assert len({each.organisation.name for each in associations}) > 290


def test_descriptions_are_varied_sentences(districts):
    texts = [each.organisation.description for each in invent(100) if each.organisation.description]
    assert len(set(texts)) == len(texts) > 85
    assert [text for text in texts if not text.endswith((".", "?", "!"))] == []
    assert [text for text in texts if "{" in text or "  " in text or len(text) < 60] == []
    assert not any("(Ort)" in text for text in texts)


def test_consent_matches_who_is_shown(districts):
    people = [person for each in invent(100) for person in each.people]
    assert {person.contact.audience for person in people} == {"own"}
    assert {person.consent.audience for person in people if person.consent} == {"public", "employers", "intermediaries"}
    assert any(person.consent is None for person in people)


def test_kinds_use_the_closed_lists():
    assert {value for kind in KINDS for value in (*kind.fields, *kind.further_fields)} <= set(ActivityField.values)
    assert {value for kind in KINDS for value in (*kind.groups, *kind.further_groups)} <= set(TargetGroup.values)
    assert all(kind.noun.startswith(("ein ", "eine ")) for kind in KINDS)


def test_every_language_can_occur(districts):
    spoken = {language for each in invent(900) for language in each.profile.languages}
    assert spoken <= set(Language.values)
    assert len(spoken) > 25


def test_copied_rows_equal_saved_ones(districts):
    organisation = Organisation(name='Ein "Name"\tmit\n\\Zeichen', slug="name", roles=["mso", "employer"])
    profile = MsoProfile(organisation=organisation, languages=["de"], paid_posts=1.25, rooms_step_free=True)
    copy_rows(Organisation, [organisation])
    copy_rows(MsoProfile, [profile])
    copy_rows(MsoProfile, [])
    stored = Organisation.objects.get(pk=organisation.pk)
    assert (stored.name, stored.roles, stored.founded) == ('Ein "Name"\tmit\n\\Zeichen', ["mso", "employer"], None)
    assert stored.created_at is not None
    assert (stored.mso_profile.paid_posts, stored.mso_profile.rooms_step_free) == (Decimal("1.25"), True)
    assert SearchEntry.objects.get(organisation=stored).name == stored.name
    assert OrganisationFactory().pk > organisation.pk

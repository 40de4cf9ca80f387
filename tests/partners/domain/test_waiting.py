"""What waits for the representatives of an organisation."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from partners.domain.waiting import waiting_for_representatives
from tests.factories.asking import asked
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Verein", confirmed_at=timezone.now())


@pytest.fixture
def user(organisation):
    return RepresentativeFactory(organisation=organisation).user


def titles(user):
    return [entry.title for entry in waiting_for_representatives(user)]


def test_nothing_waits_when_all_is_well(user):
    assert titles(user) == []


def test_profile_waits_after_a_year(user, organisation):
    organisation.confirmed_at = timezone.now() - timedelta(days=366)
    organisation.save()
    assert titles(user) == ["Is the profile of Verein still correct?"]


def test_profile_waits_while_its_people_are_asked_by_mail(user, organisation):
    organisation.confirmed_at = timezone.now() - timedelta(days=190)
    organisation.save()
    assert titles(user) == []
    asked(organisation)
    entry = waiting_for_representatives(user)[0]
    assert entry.title == "Is the profile of Verein still correct?"
    assert entry.detail.startswith("Last confirmed on ")


def test_ended_term_waits_with_its_day(user, organisation):
    day = timezone.localdate() - timedelta(days=1)
    ContactPersonFactory(organisation=organisation, name="Mara", term_until=day)
    assert [(entry.title, entry.due) for entry in waiting_for_representatives(user)] == [
        ("The term of office of Mara has ended", day)
    ]


def test_hidden_general_contact_waits(user, organisation):
    ContactPersonFactory(organisation=organisation, name="Mara", is_general=True)
    assert titles(user) == ["Nobody sees the general contact of Verein"]


def test_withdrawn_consent_is_told_and_not_asked_to_be_recorded(user, organisation):
    mara = ContactPersonFactory(organisation=organisation, name="Mara", is_general=True)
    ConsentFactory(contact=mara, withdrawn_at=datetime(2026, 3, 4, 12, tzinfo=UTC))
    entry = waiting_for_representatives(user)[0]
    assert (entry.action, entry.detail) == (
        "Update contact",
        "The consent of Mara was withdrawn on 4 March 2026. Who can be the contact now?",
    )


def test_others_are_not_asked(organisation):
    ContactPersonFactory(organisation=organisation, is_general=True)
    assert titles(RepresentativeFactory(organisation__confirmed_at=timezone.now()).user) == []
    assert titles(AnonymousUser()) == []


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow(number, django_assert_num_queries):
    user = RepresentativeFactory(organisation__confirmed_at=None).user
    for _each in range(number):
        other = RepresentativeFactory(user=user, organisation__confirmed_at=None).organisation
        ContactPersonFactory(organisation=other, is_general=True)
    with django_assert_num_queries(3):
        waiting_for_representatives(user)

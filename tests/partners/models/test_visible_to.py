"""Who sees which organisation and which person (access.md)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from partners.enums import Audience, OrganisationState, Role
from partners.models import ContactPerson, Organisation, SearchEntry
from tests.access.identities import EMPLOYER, MINISTRY, MSO, Identity, build_world
from tests.factories.partners import (
    AffiliationFactory,
    ConsentFactory,
    ContactPersonFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

IN_CHARGE = {Identity.INTERMEDIARY}


@pytest.fixture
def world(db):
    return build_world()


def who_sees(world, rows, wanted):
    users = {**world.users, Identity.ANONYMOUS: AnonymousUser()}
    return {identity for identity, user in users.items() if rows.visible_to(user).filter(pk=wanted.pk).exists()}


@pytest.mark.parametrize(
    ("state", "seen_by"),
    [
        (OrganisationState.PUBLISHED, set(Identity)),
        (OrganisationState.DRAFT, MSO | MINISTRY | IN_CHARGE),
        (OrganisationState.PAUSED, MSO | MINISTRY | IN_CHARGE),
        (OrganisationState.ARCHIVED, set()),
        (OrganisationState.MERGED, set()),
    ],
)
def test_state_decides_who_sees_an_organisation_and_its_search_entry(world, state, seen_by):
    target = world.employer if state == OrganisationState.MERGED else None
    Organisation.objects.filter(pk=world.mso.pk).update(state=state, merged_into=target)
    assert who_sees(world, Organisation.objects.all(), world.mso) == seen_by
    assert who_sees(world, SearchEntry.objects.all(), world.mso) == seen_by


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "seen"), [(None, True), (1, True), (-1, False)])
def test_umbrella_sees_drafts_of_its_present_members_only(days, seen):
    until = None if days is None else timezone.localdate() + timedelta(days=days)
    affiliation = AffiliationFactory(member__state="draft", until=until)
    AffiliationFactory(member=affiliation.member)
    user = RepresentativeFactory(organisation=affiliation.umbrella).user
    assert Organisation.objects.visible_to(user).filter(pk=affiliation.member.pk).exists() == seen


@pytest.mark.django_db
def test_each_organisation_is_seen_once_whatever_the_reasons():
    affiliation = AffiliationFactory(member__state="draft")
    AffiliationFactory(member=affiliation.member, umbrella__roles=[Role.UMBRELLA])
    user = RepresentativeFactory(organisation=affiliation.umbrella).user
    RepresentativeFactory(user=user, organisation=affiliation.member)
    assert list(Organisation.objects.visible_to(user).filter(pk=affiliation.member.pk)) == [affiliation.member]


def contact_for(organisation, audience, consented):
    contact = ContactPersonFactory(organisation=organisation)
    consent = ConsentFactory(contact=contact, audience=consented)
    ContactPerson.objects.filter(pk=contact.pk).update(audience=audience, current_consent=consent)
    return contact


@pytest.mark.parametrize(
    ("audience", "consented", "seen_by"),
    [
        (Audience.PUBLIC, Audience.PUBLIC, set(Identity)),
        (Audience.EMPLOYERS, Audience.PUBLIC, EMPLOYER | MSO | MINISTRY | IN_CHARGE),
        (Audience.PUBLIC, Audience.EMPLOYERS, EMPLOYER | MSO | MINISTRY | IN_CHARGE),
        (Audience.INTERMEDIARIES, Audience.PUBLIC, MSO | MINISTRY | IN_CHARGE),
        (Audience.PUBLIC, Audience.INTERMEDIARIES, MSO | MINISTRY | IN_CHARGE),
        (Audience.OWN, Audience.PUBLIC, set(MSO)),
        (Audience.PUBLIC, Audience.OWN, set(MSO)),
    ],
)
def test_narrower_of_audience_and_consent_decides_who_sees_a_person(world, audience, consented, seen_by):
    contact = contact_for(world.mso, audience, consented)
    assert who_sees(world, ContactPerson.objects.all(), contact) == seen_by


def test_persons_for_intermediaries_are_not_for_those_of_another_area(world):
    contact = contact_for(world.mso, Audience.INTERMEDIARIES, Audience.INTERMEDIARIES)
    elsewhere = RepresentativeFactory(organisation=OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])).user
    assert list(ContactPerson.objects.visible_to(elsewhere)) == []
    world.centre.service_area.clear()
    AffiliationFactory(member=world.mso, umbrella=world.centre)
    assert list(ContactPerson.objects.visible_to(world.users[Identity.INTERMEDIARY])) == [contact]


def test_nobody_sees_persons_of_an_organisation_they_do_not_see(world):
    contact = contact_for(world.mso, Audience.PUBLIC, Audience.PUBLIC)
    Organisation.objects.filter(pk=world.mso.pk).update(state="paused")
    assert who_sees(world, ContactPerson.objects.all(), contact) == MSO | MINISTRY | IN_CHARGE

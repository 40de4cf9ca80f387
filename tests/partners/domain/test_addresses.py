"""Addresses that return mails: who is told, who puts it right."""

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.domain.addresses import returned_addresses, trust_address_of, waiting_for_addresses
from partners.enums import Role
from portal.outbox.domain.bounces import undeliverable_among
from portal.outbox.models import Bounce
from tests.factories.geo import DistrictFactory
from tests.factories.partners import (
    AffiliationFactory,
    ContactPersonFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db


def mark(address):
    Bounce.objects.create(digest=address, address=address, status="5.1.1", is_permanent=True)


@pytest.fixture
def verein():
    organisation = OrganisationFactory(name="Verein", district=DistrictFactory())
    ContactPersonFactory(organisation=organisation, name="Mara Muster", email="Mara@example.org")
    RepresentativeFactory(organisation=organisation, user__name="Tarek Team", user__email="tarek@example.org")
    return organisation


def titles(user):
    return [entry.title for entry in waiting_for_addresses(user)]


def test_team_is_told_whose_address_returns_mails(verein):
    colleague = RepresentativeFactory(organisation=verein).user
    assert titles(colleague) == []
    mark("mara@example.org")
    mark("tarek@example.org")
    assert titles(colleague) == ["Mails to Mara Muster come back", "Mails to Tarek Team come back"]


def test_person_is_told_about_the_own_address(verein):
    mark("tarek@example.org")
    assert titles(verein.representatives.get().user) == ["Mails to your address come back"]


@pytest.mark.parametrize("address", ["mara@example.org", "tarek@example.org"])
def test_intermediaries_learn_which_organisation_and_not_whose_address(verein, address):
    mark(address)
    centre = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(verein.district)
    umbrella = AffiliationFactory(member=verein).umbrella
    for intermediary in (centre, umbrella):
        entries = waiting_for_addresses(RepresentativeFactory(organisation=intermediary).user)
        assert [entry.title for entry in entries] == ["Mails to Verein come back"]
        assert [word for word in ("Mara", "Tarek", "example.org") if word in str(entries)] == []


def test_others_learn_nothing(verein):
    mark("mara@example.org")
    elsewhere = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])
    elsewhere.service_area.add(DistrictFactory())
    assert titles(RepresentativeFactory(organisation=elsewhere).user) == []
    assert titles(RepresentativeFactory().user) == []
    assert titles(AnonymousUser()) == []


def test_corrected_address_is_free_at_once(verein):
    mark("mara@example.org")
    verein.contacts.update(email="neu@example.org")
    assert (returned_addresses(verein), titles(RepresentativeFactory(organisation=verein).user)) == (set(), [])


def test_only_own_addresses_are_trusted_again(verein):
    mark("mara@example.org")
    mark("fremd@example.org")
    assert [trust_address_of(verein, each) for each in ("MARA@example.org", "fremd@example.org", "")] == [
        True,
        False,
        False,
    ]
    assert undeliverable_among(["mara@example.org", "fremd@example.org"]) == {"fremd@example.org"}


@pytest.mark.parametrize("page", ["kontakte", "team"])
def test_mark_and_its_end_stand_beside_the_address(verein, client_of, page):
    mark("mara@example.org")
    mark("tarek@example.org")
    client = client_of(RepresentativeFactory(organisation=verein, role="owner", user__language="en").user)
    address = f"/organisationen/{verein.slug}/{page}/"
    assert client.get(address).content.decode().count("Mails to this address come back") == 1
    trusted = {"page": {"kontakte": "contacts", "team": "team"}[page]}
    for each in ("mara@example.org", "tarek@example.org"):
        answer = client.post(f"/organisationen/{verein.slug}/adressen/", trusted | {"address": each})
        assert answer.headers["Location"] == address
    assert client.get(address).content.decode().count("Mails to this address come back") == 0


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow(number, django_assert_num_queries):
    user = RepresentativeFactory(organisation__umbrella=True).user
    for position in range(number):
        verein = RepresentativeFactory(user=user).organisation
        ContactPersonFactory(organisation=verein, email=f"k{position}@example.org")
        mark(f"k{position}@example.org")
    with django_assert_num_queries(5):
        waiting_for_addresses(user)

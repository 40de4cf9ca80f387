"""The page "Who can help me find one?": places as people type them, at a fixed cost."""

import pytest
from django.urls import reverse

from partners.enums import Role
from partners.models import ContactPerson
from tests.factories.geo import DistrictFactory, MunicipalityFactory, PostalCodeFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(db):
    district = DistrictFactory(key="05999", name="Musterland")
    town = MunicipalityFactory(name="Musterdorf", district=district)
    PostalCodeFactory(code="59999", municipality=town)
    made = OrganisationFactory(name="KI Musterland", roles=[Role.INTEGRATION_CENTRE])
    made.service_area.add(district)
    return made


def get(client, **parameters):
    return client.get(reverse("partners:helping"), parameters)


def shown(response):
    return [helper.portrait.organisation.name for section in response.context["sections"] for helper in section[2]]


@pytest.mark.parametrize("typed", ["Musterdorf", "59999", "Kreis Musterland", "musterdrof"])
def test_postal_code_municipality_and_district_lead_to_who_is_in_charge(client, centre, typed):
    response = get(client, place=typed)
    assert (shown(response), response.context["found"].district.name) == (["KI Musterland"], "Musterland")
    assert "Kreis Musterland" in response.content.decode()


@pytest.mark.parametrize("typed", ["Qxyzzy", "\x00", "x" * 5000, "%", "\ud800"])
def test_unknown_place_is_said_and_shows_who_works_for_the_state(client, centre, typed):
    response = (
        client.get(reverse("partners:helping") + "?place=Qxyzzy") if typed == "\ud800" else get(client, place=typed)
    )
    assert (response.status_code, response.context["place"]) == (200, None)


def test_unknown_place_is_asked_back(client, centre):
    page = get(client, place="Must").content.decode()
    assert '?place=Musterdorf"><bdi>Musterdorf</bdi></a>' in page
    assert "Did you mean:" not in get(client, place="Qxyzzy").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_number_of_queries_for_one_and_three_of_everything(
    client, centre, rows, django_assert_num_queries
):
    for role in (Role.INTEGRATION_AGENCY, Role.UMBRELLA):
        for _ in range(rows):
            made = OrganisationFactory(roles=[role])
            made.service_area.add("05999")
            person = ContactPersonFactory(organisation=made)
            consent = ConsentFactory(contact=person)
            ContactPerson.objects.filter(pk=person.pk).update(audience="public", current_consent=consent)
    with django_assert_num_queries(7):
        assert len(shown(get(client, place="59999"))) == 1 + 2 * rows


def test_empty_directory_says_so(client):
    assert "Nobody is in the directory yet" in get(client).content.decode()

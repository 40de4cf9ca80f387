"""An organisation with everything and one with nothing, for the tests of the API."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from partners.models import (
    EmployerProfile,
    FieldAudience,
    MsoProfile,
    Organisation,
    ReachabilityWindow,
    SupportServiceProfile,
    UmbrellaProfile,
)
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory

API = "/api/hsds/v3/"


@pytest.fixture(autouse=True)
def _no_counts():
    """Begin with a full allowance."""
    cache.clear()


@pytest.fixture
def fetch(client):
    """Return a function that gets the JSON below the address of the API."""

    def fetch(path, **query):
        response = client.get(API + path, query)
        assert response.status_code == 200, response.content
        return response.json()

    return fetch


@pytest.fixture
def bare(db):
    """Nothing filled in but the name."""
    return OrganisationFactory(name="Leerer Verein", slug="leerer-verein")


@pytest.fixture
def filled(db):
    """Everything filled in and open to everybody, with a contact person who agreed."""
    return fill(OrganisationFactory(name="Voller Verein", slug="voller-verein", short_name="VV"))


def fill(organisation):
    district = DistrictFactory(key="05915", name="Hamm", kind="city")
    municipality = MunicipalityFactory(key="05915000", name="Hamm", district=district)
    now = timezone.now()
    Organisation.objects.filter(pk=organisation.pk).update(
        roles=["mso", "integration_agency", "umbrella", "employer"],
        description="Wir beraten. </script><b>fett</b>",
        website="https://verein.example.org",
        street="Beispielweg 3",
        postal_code="59065",
        municipality=municipality,
        district=district,
        latitude=51.68,
        longitude=7.82,
        legal_form="e. V.",
        register_number=f"VR {organisation.pk}",
        founded=1998,
        confirmed_at=now,
        verified_at=now,
        verified_by=OrganisationFactory(name="Verband der Vereine", umbrella=True),
    )
    organisation.service_area.add(district)
    MsoProfile.objects.create(
        organisation=organisation,
        target_groups=["parents", "women"],
        languages=["ar", "kmr"],
        fields=["education", "women"],
        staff_kind="voluntary",
        rooms_capacity=40,
        rooms_step_free=True,
        employer_experience=True,
    )
    SupportServiceProfile.objects.create(organisation=organisation, fields=["social_space"])
    UmbrellaProfile.objects.create(organisation=organisation, level="local")
    EmployerProfile.objects.create(organisation=organisation, offers=["rooms"])
    FieldAudience.objects.create(organisation=organisation, field="register_number", audience="public")
    contact = ContactPersonFactory(
        organisation=organisation,
        name="Mara Muster",
        phone="0201 5550123",
        email="mara@example.org",
        languages=["de", "ar"],
        is_general=True,
    )
    contact.current_consent, contact.audience = ConsentFactory(contact=contact), "public"
    contact.save()
    ReachabilityWindow.objects.create(contact=contact, weekday=1, start="18:00", end="20:30")
    organisation.refresh_from_db()
    return organisation

"""Places and organisations for lists."""

import pytest

from partners.models import ContactPerson, MsoProfile, Organisation
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory
from tests.partners.domain.imports.invented_places import store_places


@pytest.fixture
def places(db):
    return store_places()


@pytest.fixture
def store(places):
    """Return a function that stores an invented body as the directory has it."""

    def store(body):
        municipality = places[body.town]
        organisation = OrganisationFactory(
            name=body.name,
            slug=f"stored-{body.number}",
            short_name=body.short_name,
            register_number=body.register,
            website=body.website,
            street=body.street,
            postal_code=body.postal_code,
            municipality=municipality,
            district=municipality.district,
            provenance=Organisation.Provenance.ENTERED,
        )
        MsoProfile.objects.create(organisation=organisation)
        if body.person or body.phone:
            contact = ContactPersonFactory(organisation=organisation, name=body.person or "Büro", phone=body.phone)
            consent = ConsentFactory(contact=contact, audience="public")
            ContactPerson.objects.filter(pk=contact.pk).update(audience="public", current_consent=consent)
        return organisation

    return store

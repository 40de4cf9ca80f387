"""Places and organisations for lists."""

import pytest

from partners.models import ContactPerson, MsoProfile, Organisation
from portal.geo.models import District, PostalCode
from tests.factories.geo import DistrictFactory, MunicipalityFactory, PostalCodeFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory
from tests.partners.domain.imports.invented_words import PLACES


@pytest.fixture
def places(db):
    """Store the five districts of the generator with a full list of postal codes; return municipalities by name."""
    found = {}
    for name, towns in PLACES.items():
        kind = District.Kind.CITY if list(towns) == [name] else District.Kind.COUNTY
        district = DistrictFactory(name=name, kind=kind)
        for town, codes in towns.items():
            found[town] = MunicipalityFactory(name=town, district=district)
            for code in codes:
                PostalCodeFactory(code=code, municipality=found[town], source=PostalCode.Source.GEONAMES)
    return found


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

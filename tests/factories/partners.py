"""Organisations and their people for tests."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.enums import OrganisationState, RepresentativeRole, Role
from partners.models import (
    Affiliation,
    Consent,
    ContactPerson,
    EmployerProfile,
    MsoProfile,
    Organisation,
    Representative,
    SavedSearch,
    ShortlistEntry,
)
from tests.factories.accounts import UserFactory


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Verein {n}")
    slug = factory.Sequence(lambda n: f"verein-{n}")
    roles = factory.LazyFunction(lambda: [Role.MSO])
    state = OrganisationState.PUBLISHED

    class Params:
        employer = factory.Trait(
            name=factory.Sequence(lambda n: f"Betrieb {n}"), roles=factory.LazyFunction(lambda: [Role.EMPLOYER])
        )
        umbrella = factory.Trait(
            name=factory.Sequence(lambda n: f"Verband {n}"), roles=factory.LazyFunction(lambda: [Role.UMBRELLA])
        )
        ministry = factory.Trait(
            name=factory.Sequence(lambda n: f"Ministerium {n}"), roles=factory.LazyFunction(lambda: [Role.MINISTRY])
        )
        network_partner = factory.Trait(
            name=factory.Sequence(lambda n: f"Partner {n}"),
            roles=factory.LazyFunction(lambda: [Role.NETWORK_PARTNER]),
        )


class MsoProfileFactory(DjangoModelFactory):
    class Meta:
        model = MsoProfile

    organisation = factory.SubFactory(OrganisationFactory)


class EmployerProfileFactory(DjangoModelFactory):
    class Meta:
        model = EmployerProfile

    organisation = factory.SubFactory(OrganisationFactory, employer=True)


class RepresentativeFactory(DjangoModelFactory):
    class Meta:
        model = Representative

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = RepresentativeRole.EDITOR


class AffiliationFactory(DjangoModelFactory):
    class Meta:
        model = Affiliation

    member = factory.SubFactory(OrganisationFactory)
    umbrella = factory.SubFactory(OrganisationFactory, umbrella=True)


class ContactPersonFactory(DjangoModelFactory):
    class Meta:
        model = ContactPerson

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Kontakt {n}")
    function = "board"


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    contact = factory.SubFactory(ContactPersonFactory)
    audience = "public"
    wording_version = "1"
    way = "portal"
    given_at = factory.LazyFunction(timezone.now)


class ShortlistEntryFactory(DjangoModelFactory):
    class Meta:
        model = ShortlistEntry

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.LazyAttribute(lambda entry: entry.organisation.name)


class SavedSearchFactory(DjangoModelFactory):
    class Meta:
        model = SavedSearch

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Suche {n}")
    query = "language=ar"
    rhythm = "daily"
    due_on = factory.LazyFunction(timezone.localdate)

"""Needs, offers and support for tests."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cooperations.models import Need, Offer, Support
from tests.factories.partners import OrganisationFactory


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = Need

    organisation = factory.SubFactory(OrganisationFactory, latitude=51.68, longitude=7.82)
    kind = "rooms"
    text = "Ein Raum am Samstag"
    audience = "employers"


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = Offer

    organisation = factory.SubFactory(OrganisationFactory, employer=True, latitude=51.68, longitude=7.82)
    kind = "rooms"
    text = "Besprechungsraum für 20 Leute"


class SupportFactory(DjangoModelFactory):
    class Meta:
        model = Support

    giver = factory.SubFactory(OrganisationFactory, employer=True)
    receiver = factory.SubFactory(OrganisationFactory)
    kind = "rooms"
    what = "Ein Raum für die Feier"
    on = factory.LazyFunction(timezone.localdate)

    class Params:
        confirmed = factory.Trait(confirmed_at=factory.LazyFunction(timezone.now))

"""Messages between the sides of a request for tests."""

import factory
from factory.django import DjangoModelFactory

from cooperations.enums.relay import RelayState, RelayWay
from cooperations.enums.side import Side
from cooperations.models import RelayMail
from tests.factories.contact import ContactRequestFactory


class RelayMailFactory(DjangoModelFactory):
    class Meta:
        model = RelayMail

    request = factory.SubFactory(ContactRequestFactory)
    side = Side.MSO
    author_name = "Leyla Demir"
    way = RelayWay.MAIL
    text = "Gern."
    state = RelayState.DELIVERED
    held_why = factory.LazyAttribute(lambda mail: "unsure" if mail.state == RelayState.HELD else "")

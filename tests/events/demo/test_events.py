"""The demo has an event in every state, and sends nobody a mail about it."""

import pytest

from events.demo.events import EVENTS, store_events
from events.enums.event import EventState
from portal.outbox.models import Message
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


def test_one_event_in_each_state_and_no_mail():
    employer, association = OrganisationFactory(employer=True), OrganisationFactory()
    users = {
        "personalleitung@example.org": RepresentativeFactory(organisation=employer).user,
        "vorstand@example.org": RepresentativeFactory(organisation=association).user,
    }
    events = store_events(employer, association, users)
    assert [event.state for event in events] == list(EVENTS)
    assert set(EVENTS) == set(EventState)
    assert not Message.objects.exists()

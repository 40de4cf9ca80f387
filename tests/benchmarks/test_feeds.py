"""How long a calendar program waits for 500 events."""

import pytest
from django.db import transaction
from django.test import Client

from events.domain.calendar_files.feeds import issue_feed
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

from .measuring import least, measure, report

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
EVENTS = 500
MOST_MILLISECONDS = 100


def test_feed_of_500_events():
    member, employer = RepresentativeFactory(), OrganisationFactory(employer=True)
    with transaction.atomic():
        for _ in range(EVENTS):
            EventFactory(state="planned", mso=member.organisation, employer=employer, created_by=member.user)
    _feed, token = issue_feed(actor=member.user, organisation=member.organisation)
    assert Client().get(f"/kalender/{token}.ics").content.count(b"BEGIN:VEVENT") == EVENTS
    measured = measure(Client(), f"/kalender/{token}.ics")
    report("feed of 500 events", [measured])
    assert least(measured) < MOST_MILLISECONDS

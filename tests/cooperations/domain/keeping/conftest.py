"""A clock that stands still, no broker, and cooperations that were confirmed on a day."""

from datetime import date

import pytest
import time_machine
from django.db import transaction

from cooperations.models import Cooperation
from cooperations.models.months import add_months
from tests.factories.cooperation import CooperationFactory
from tests.factories.partners import RepresentativeFactory

DAY = date(2026, 2, 2)


@pytest.fixture
def clock():
    with time_machine.travel("2026-02-02 16:50+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("portal.outbox.domain.hand_over.send", lambda _job_id: None)


@pytest.fixture
def confirmed():
    """Return a function that makes a cooperation confirmed on a day, with a person on each side."""

    def make(day=DAY, **values):
        with transaction.atomic():
            return store(day, values)

    def store(day, values):
        employer = RepresentativeFactory(organisation__employer=True)
        mso = RepresentativeFactory(user__language="tr")
        cooperation = CooperationFactory(
            state="confirmed", employer=employer.organisation, mso=mso.organisation, **values
        )
        rows = Cooperation.objects.filter(pk=cooperation.pk)
        rows.update(confirmed_on=day, next_renewal_on=add_months(day, 12))
        cooperation.parties.update(since=day)
        cooperation.refresh_from_db()
        return cooperation

    return make


@pytest.fixture
def sides():
    """Return a function that gives the organisations of a cooperation: employer and MSO."""

    def split(cooperation):
        parties = {party.side: party.organisation for party in cooperation.parties.all()}
        return parties["employer"], parties["mso"]

    return split

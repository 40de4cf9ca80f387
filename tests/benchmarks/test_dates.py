"""How long it takes to compare 180 days with 50 events nearby and four who take part."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.domain.calendars.berlin import berlin
from events.domain.finding.dates import find_dates
from events.domain.finding.loading import load_known
from events.domain.finding.wish import Wish
from partners.enums import TargetGroup
from tests.factories.events import BlockedDaysFactory, EventFactory, ObservedCalendarsFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

from .measuring import ROUNDS, measure, percentile, processor_time, report

pytestmark = pytest.mark.bench

DAYS, NEARBY, LIMIT = 180, 50, 150
PLACE = {"latitude": 51.51, "longitude": 7.46}
_AT = time(18)


@pytest.fixture
def event(db):
    """Return an event of one employer and three MSOs with calendars, among 50 public ones nearby."""
    first = timezone.localdate() + timedelta(days=30)
    employer = RepresentativeFactory(organisation__employer=True)
    event = EventFactory(employer=employer.organisation, venue=PLACE)
    for tradition in ("islam", "alevi", "tewahedo"):
        mso = OrganisationFactory()
        ObservedCalendarsFactory(organisation=mso, traditions=[tradition], friday_prayer=True)
        BlockedDaysFactory(organisation=mso, first=first, last=first + timedelta(days=20))
        event.parties.create(organisation=mso, side="mso", accepted_at=timezone.now())
    for number in range(NEARBY):
        day: date = first + timedelta(days=number * 3)
        when = {"starts_at": berlin(day, _AT), "ends_at": berlin(day, _AT) + timedelta(hours=2)}
        EventFactory(state="announced", is_public=True, summary="Alle", venue=PLACE, **when)
    return event


def test_dates(event):
    user = event.parties.get(side="employer").organisation.representatives.get().user
    first = timezone.localdate() + timedelta(days=30)
    wish = Wish(first, first + timedelta(days=DAYS - 1), groups=frozenset({TargetGroup.PARENTS}))
    people = [party.organisation for party in event.parties.select_related("organisation")]
    times = []
    for _round in range(ROUNDS):
        started = processor_time()
        found = find_dates(wish, load_known(people, user=user), {}, event)
        times.append(processor_time() - started)
    assert sum(len(each.reasons) for day in found.days for each in day.times) > NEARBY
    half, most = percentile(times, 50), percentile(times, 95)
    print(f"\ndates: {DAYS} days, {NEARBY} events nearby: {half:.1f} ms spent, p95 {most:.1f} ms")
    client = Client()
    client.force_login(user)
    span = f"?first={first}&last={wish.last}&minutes=120&part=day&part=evening&part=weekend"
    report("the page with them", [measure(client, reverse("events:event_dates", args=[event.pk]) + span)])
    assert min(times) < LIMIT

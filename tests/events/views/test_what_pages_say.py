"""Sentences on the pages of events that help to go on: next steps, who pays, what speaks against a date."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.domain import planning
from events.domain.calendars.berlin import berlin
from events.domain.planning.history import history_of
from tests.events.domain.world import make_world
from tests.factories.events import AgendaItemFactory, CostItemFactory, EventFactory, EventPartyFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
ALL_SAINTS = date(2027, 11, 1)


def page_of(client, user, event, name="event"):
    client.force_login(user)
    return client.get(reverse(f"events:{name}", args=[event.pk])).content.decode()


def test_a_date_chosen_by_hand_leads_to_what_speaks_against_it(client):
    world = make_world("planned", formats=["company_visit"], target_groups=["young_people"])
    client.force_login(world.of_employer)
    url = reverse("events:event_date", args=[world.event.pk])
    page = client.post(url, {"day": ALL_SAINTS, "starts": "10:00", "ends": "12:00"}, follow=True)
    text = page.content.decode()
    assert page.redirect_chain[-1][0] == reverse("events:event_dates", args=[world.event.pk])
    assert "Something speaks against this date." in text
    assert "Public holiday" in text
    assert text.count('aria-label="Parts of the event"') == 1
    free = client.post(url, {"day": ALL_SAINTS + timedelta(days=1), "starts": "10:00", "ends": "12:00"})
    assert free.url == world.event.get_absolute_url()


def test_the_month_of_the_best_date_is_open_and_the_date_one_has_is_not_offered(client):
    start = berlin(date(2027, 10, 25), time(9, 30))
    world = make_world(
        "planned",
        formats=["company_visit"],
        target_groups=["young_people"],
        starts_at=start,
        ends_at=start + timedelta(hours=2),
    )
    client.force_login(world.of_mso)
    asked = {"first": "2027-09-20", "last": "2027-11-20", "minutes": "120", "part": "day"}
    page = client.get(reverse("events:event_dates", args=[world.event.pk]), asked)
    months = page.context["months"]
    assert [(each.first.month, each.is_shown) for each in months] == [(9, False), (10, True), (11, False)]
    assert page.content.decode().count(f'name="starts_at" value="{start.isoformat()}"') == 0


def test_programme_says_from_when_to_when_and_costs_who_pays_what(client):
    start = berlin(date(2027, 10, 25), time(9, 30))
    world = make_world("planned", starts_at=start, ends_at=start + timedelta(hours=2))
    payer = world.event.parties.get(side="employer")
    AgendaItemFactory(event=world.event, starts_after=30, minutes=45, title="Rundgang", who="Lena", party=payer)
    CostItemFactory(event=world.event, kind="catering", what="Mittag", amount="180.50", payer=payer)
    CostItemFactory(event=world.event, kind="travel", what="Bus", amount="20", payer=payer)
    CostItemFactory(event=world.event, kind="material", what="Helme", is_free=True)
    left = EventPartyFactory(event=world.event, side="employer")
    CostItemFactory(event=world.event, kind="room", what="Saal", amount="99", payer=left)
    left.left_on = timezone.localdate()
    left.save()
    text = page_of(client, world.of_mso, world.event)
    for said in (
        "10:00–10:45 Rundgang (Lena, Metallbau Nord)",
        "Mittag (catering): 180.50 €, Metallbau Nord",
        "Helme (material): Costs nothing",
        "Saal (room): 99.00 €<",
        "200.50 €",
    ):
        assert said in text, said


def test_steps_that_lead_nowhere_are_not_offered(client):
    alone = EventFactory(starts_at=None, mso=None)
    user = RepresentativeFactory(organisation=alone.host).user
    text = page_of(client, user, alone)
    assert "Leave the event" not in text
    assert "Choose another date" not in text
    EventPartyFactory(event=alone)
    assert "Leave the event" in page_of(client, user, alone)


def test_after_the_event_the_first_button_leads_to_what_came_of_it(client):
    world = make_world("held")
    assert reverse("events:after", args=[world.event.pk]) in page_of(client, world.of_mso, world.event)


def test_history_says_who_joined_and_who_left(client):
    world = make_world("planned")
    party = EventPartyFactory(
        event=world.event,
        side="employer",
        organisation=OrganisationFactory(employer=True, name="Bäckerei Süd"),
        accepted_at=timezone.now() + timedelta(minutes=5),
    )
    user = RepresentativeFactory(organisation=party.organisation).user
    planning.leave(world.event, party.organisation, actor=user, reason="Keine Zeit.")
    said = [str(each.what) for each in history_of(world.event)]
    assert said.count("Bäckerei Süd takes part.") == said.count("Bäckerei Süd has left.") == 1
    assert "Bäckerei Süd has left." in page_of(client, world.of_mso, world.event)

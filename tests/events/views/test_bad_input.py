"""What people type that cannot be: a sentence at its field, what else they typed is kept, nothing is saved."""

import re
from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from events.domain import planning
from events.domain.calendars.berlin import berlin
from events.enums.event import Section
from events.models import AgendaItem, Event, Registration, Venue
from tests.events.domain.world import make_world
from tests.factories.events import AgendaItemFactory, EventFactory

pytestmark = pytest.mark.django_db
DAY = date(2027, 10, 28)
HALL = {"street": "Werkstraße 5", "postal_code": "59065"}
SEATS = 20
PLACE = {"name": "Werkhalle", "is_online": "", "step_free": "unknown", "transport": "Bus 6"}
# By name: the address (with a section), what is sent, the field with the sentence, the sentence, a value that stays.
BAD = {
    "end before start": ("event_date", {"day": DAY, "starts": "18:00", "ends": "17:00"}, "ends", "end has to be after"),
    "in the past": (
        "event_date",
        {"day": "2020-03-04", "starts": "18:00", "ends": "20:00"},
        "day",
        "This time is over",
    ),
    "too short for the programme": (
        "event_date",
        {"day": DAY, "starts": "18:00", "ends": "18:30"},
        "ends",
        "“Führung” in the programme would end",
    ),
    "two events at one place": (
        "event_date",
        {"day": DAY, "starts": "10:00", "ends": "12:00"},
        "day",
        "Another event is planned at this place",
    ),
    "place without address": ("place", PLACE, "street", "needs street and postal code"),
    "street without postal code": (
        "place",
        {**PLACE, "street": "Weg 1"},
        "postal_code",
        "needs street and postal code",
    ),
    "room for too few": ("place", {**PLACE, **HALL, "capacity": "12"}, "capacity", "room for fewer people"),
    "seats for too few": ("arrangement", {"capacity": "12", "mode": "counts"}, "capacity", "room for fewer people"),
    "more than fit in": ("registration", {"expected": "21"}, "expected", "room for 20 people"),
    "programme too long": (
        "programme",
        {"agenda0-at": "19:30", "agenda0-minutes": "90", "agenda0-title": "Rundgang"},
        "agenda0-minutes",
        "This would end after the event.",
    ),
}


@pytest.fixture
def world():
    world = make_world(
        "planned",
        starts_at=berlin(DAY + timedelta(days=7), time(18)),
        ends_at=berlin(DAY + timedelta(days=7), time(20)),
        venue=HALL,
        registration={"capacity": SEATS, "expected": 15},
    )
    AgendaItemFactory(event=world.event, minutes=60, title="Führung")
    start = berlin(DAY, time(11))
    EventFactory(state="planned", venue=HALL, starts_at=start, ends_at=start + timedelta(hours=2))
    return world


def stored():
    return [list(model.objects.order_by("pk").values()) for model in (Event, Venue, Registration, AgendaItem)]


@pytest.mark.parametrize("name", BAD)
def test_sentence_stands_at_its_field_and_the_rest_is_kept(name, world, client):
    where, sent, field, sentence = BAD[name]
    client.force_login(world.of_mso)
    event, extra = world.event, {}
    if where in Section.values:
        url = reverse("events:event_edit", args=[event.pk, where])
        extra = {"base": planning.fingerprint(planning.section_values(event, Section(where)))}
    else:
        url = reverse(f"events:{where}", args=[event.pk])
    before = stored()
    answer = client.post(url, {**sent, **extra})
    page = answer.content.decode()
    control = next(tag for tag in re.findall("<(?:input|textarea|select)[^>]*>", page) if f' name="{field}"' in tag)
    assert answer.status_code in {200, 422}
    assert 'aria-invalid="true"' in control
    assert sentence in page[page.index(control) : page.index(control) + 1000]
    assert stored() == before
    for value in sent.values():
        assert not value or str(value) in page


def test_same_place_is_refused_where_it_is_written_too(world, client):
    elsewhere = EventFactory(
        state="planned",
        mso=world.mso,
        starts_at=berlin(DAY, time(12)),
        ends_at=berlin(DAY, time(14)),
        venue={"street": "Kampstraße 1", "postal_code": "44137"},
    )
    client.force_login(world.of_mso)
    base = planning.fingerprint(planning.section_values(elsewhere, Section.PLACE))
    url = reverse("events:event_edit", args=[elsewhere.pk, "place"])
    answer = client.post(url, {**PLACE, **HALL, "base": base})
    assert "Another event is planned at this place" in answer.content.decode()
    assert client.post(url, {**PLACE, **HALL, "room": "Raum 2", "base": base}).status_code == 302

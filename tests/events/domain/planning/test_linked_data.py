"""A public event in the words of schema.org: what everybody reads on its page, and nothing besides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.domain.planning.linked_data import linked_data
from events.domain.planning.words import in_berlin
from events.models import Event
from tests.factories.events import EventFactory, EventPartyFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db
LINK = "https://example.org/raum"


def told(**values):
    event = EventFactory(**{"state": "announced", "is_public": True, **values})
    EventPartyFactory(event=event, accepted_at=None, organisation__name="Nur gefragt")
    found = Event.objects.with_sections().with_parties().get(pk=event.pk)
    return found, linked_data(found, "https://portal.example".__add__)


def test_place_times_and_who_holds_it():
    mso = OrganisationFactory(name="Brücke")
    event, data = told(mso=mso, title="Elternabend", summary="Kommen Sie vorbei.")
    assert (data["@type"], data["name"], data["description"]) == ("Event", "Elternabend", "Kommen Sie vorbei.")
    assert data["startDate"] == in_berlin(event.starts_at).isoformat()
    assert data["location"][0]["address"]["postalCode"] == event.venue.postal_code
    names = {each["name"] for each in data["organizer"]}
    assert "Brücke" in names
    assert "Nur gefragt" not in names


def test_link_of_an_event_online_is_not_told():
    _event, data = told(venue={"is_online": True, "online_link": LINK, "street": "", "postal_code": ""})
    assert LINK not in str(data)
    assert data["location"] == [{"@type": "VirtualLocation", "url": data["url"]}]


def test_all_day_event_ends_on_its_last_day():
    start = in_berlin(timezone.now() + timedelta(days=30)).replace(hour=0, minute=0, second=0, microsecond=0)
    _event, data = told(is_all_day=True, starts_at=start, ends_at=start + timedelta(days=1))
    assert data["startDate"] == data["endDate"] == start.date().isoformat()


@pytest.mark.parametrize("values", [{"is_public": False}, {"state": "planned"}])
def test_what_is_not_public_is_not_told(values):
    assert told(**values)[1] is None

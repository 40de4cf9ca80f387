"""Mails about a date carry it as a file: the same entry of a calendar changes, and is called off."""

from datetime import timedelta

import pytest
import vobject
from icalendar import Calendar

from events.domain import planning
from events.domain.planning.notices import tell
from events.domain.registration import sign_up
from events.domain.registration.telling import tell_guests
from portal.outbox.domain.mail import compose_mail
from portal.outbox.models import Message, MessageAttachment
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


def entries(recipient):
    """Read the files in the mails to ``recipient``, the oldest first, with two libraries."""
    found = []
    for message in Message.objects.filter(recipient=recipient).order_by("job__created_at"):
        [(name, content, kind)] = [each for each in compose_mail(message).attachments if each[0]]
        assert (name, kind) == ("termin.ics", "text/calendar")
        [entry] = Calendar.from_ical(content).walk("VEVENT")
        other = vobject.readOne(content).vevent
        assert other.uid.value == str(entry["UID"])
        assert int(other.sequence.value) == entry["SEQUENCE"]
        found.append(entry)
    return found


def test_a_calendar_follows_from_the_plan_to_the_end(world):
    planned = EventFactory(
        state="planned", employer=world.employer, mso=world.mso, starts_at=world.start, ends_at=world.end
    )
    actor, reader = world.people["mso"], world.people["employer"].email
    planning.announce(planned, actor=actor)
    planning.move_event(planned, world.start + timedelta(days=1), world.end + timedelta(days=1), actor=actor)
    planning.postpone(planned, actor=actor, reason="Sturm")
    again = (world.start + timedelta(days=9), world.end + timedelta(days=9))
    planning.move_event(planned, *again, actor=actor)
    planning.cancel(planned, actor=actor, reason="Kein Raum")
    read = entries(reader)
    assert {str(each["UID"]) for each in read} == {f"{planned.pk}@brueckenbauer"}
    sequences = [each["SEQUENCE"] for each in read]
    assert sequences == sorted(set(sequences))
    states = [str(each["STATUS"]) for each in read]
    assert states == ["CONFIRMED", "CONFIRMED", "CANCELLED", "TENTATIVE", "CANCELLED"]
    starts = [each.start for each in read[-4:]]
    moved = world.start + timedelta(days=1)
    assert starts == [moved, moved, again[0], again[0]]


def test_told_again_nothing_is_attached_twice(world, planned):
    before = MessageAttachment.objects.count()
    assert before == Message.objects.filter(guard="events.notice").count() > 0
    tell(planned, "planned", actor=world.people["employer"])
    assert MessageAttachment.objects.count() == before


def test_guests_get_their_page_and_the_last_word(world):
    event = EventFactory(
        state="announced", employer=world.employer, mso=world.mso, registration={"mode": "sign_up", "keeper": world.mso}
    )
    sign_up(event, name="Sara", email="sara@example.org", persons=1, language="ar")
    planning.cancel(event, actor=world.people["mso"], reason="Kein Raum")
    event.refresh_from_db()
    assert tell_guests(event.pk, event.sequence) == 1
    first, last = entries("sara@example.org")
    assert str(first["URL"]).endswith(f"/v/{event.code}/?lang=ar")
    assert (str(first["UID"]), str(first["STATUS"])) == (f"{event.pk}@brueckenbauer", "CONFIRMED")
    assert (first["UID"], str(last["STATUS"])) == (last["UID"], "CANCELLED")
    assert last["SEQUENCE"] > first["SEQUENCE"]

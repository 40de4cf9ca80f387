"""What happens when several people act at the same moment."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.domain import planning
from events.domain.planning.notices import is_latest
from events.enums.event import Section
from events.models import Event, EventNotice
from portal.outbox.models import Message
from tests.events.domain.planning.conftest import make_world
from tests.factories.events import EventFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 16


def planned_event(world, **columns):
    return EventFactory(
        state="planned", employer=world.employer, mso=world.mso, starts_at=world.start, ends_at=world.end, **columns
    )


def who_got_the_place():
    world = make_world()
    events = [planned_event(world, venue={"room": f"Raum {number}"}) for number in range(4)]
    run_together(*(wants_place(event, world.people["mso"]) for event in events))
    return Event.objects.filter(venue__street="Am Markt 1").count()


def wants_place(event, actor):
    values = planning.section_values(event, Section.PLACE)
    base = planning.fingerprint(values)
    wanted = {**values, "street": "Am Markt 1", "postal_code": "44137", "room": ""}

    def save():
        try:
            return planning.save_section(event, Section.PLACE, wanted, base=base, actor=actor)
        except ValidationError as refused:
            return refused

    return save


def test_one_place_is_taken_once():
    assert who_got_the_place() == 1


def test_control_without_the_lock_it_is_taken_twice():
    barrier = mock.Mock()
    with mock.patch("events.domain.planning.refusals.lock_place", barrier):
        assert who_got_the_place() > 1
    assert barrier.called


def test_called_off_and_postponed_at_once_is_one_of_both_after_the_other():
    world = make_world()
    event = planned_event(world)
    run_together(
        *(
            lambda verb=verb: verb(event, actor=world.people["mso"], reason="Weil.")
            for verb in [planning.cancel, planning.postpone] * (AT_ONCE // 2)
        )
    )
    event.refresh_from_db()
    moves = [each.target for each in event.transitions.all()]
    assert event.state == "cancelled"
    assert moves in (["planned", "cancelled"], ["planned", "postponed", "cancelled"])
    told = EventNotice.objects.filter(event=event, kind="cancelled")
    assert told.count() == 1


def test_moved_and_announced_at_once_tells_the_last_state_once():
    world = make_world()
    event = planned_event(world)
    moves = [
        lambda days=days: planning.move_event(
            event, world.start + timedelta(days=days), world.end + timedelta(days=days), actor=world.people["mso"]
        )
        for days in range(1, AT_ONCE)
    ]
    run_together(*moves, lambda: planning.announce(event, actor=world.people["mso"]))
    event.refresh_from_db()
    mails = Message.objects.filter(recipient=world.people["employer"].email)
    assert mails.count() == AT_ONCE
    assert sum(is_latest(each) for each in mails) == 1
    assert event.announced_at <= timezone.now()


def test_two_who_save_one_section_are_not_both_saved():
    world = make_world()
    event = planned_event(world)
    values = planning.section_values(event, Section.BASICS)
    base = planning.fingerprint(values)
    outcomes = run_together(
        *(
            lambda number=number: planning.save_section(
                event,
                Section.BASICS,
                {**values, "title": f"Titel {number}"},
                base=base,
                actor=world.people["mso"],
            )
            for number in range(AT_ONCE)
        )
    )
    assert sum(isinstance(each, planning.Saved) for each in outcomes) == 1
    assert sum(isinstance(each, planning.Conflict) for each in outcomes) == AT_ONCE - 1


def test_begun_at_once_is_one_event():
    world = make_world()
    run_together(
        *(
            lambda: planning.begin_event(world.mso, actor=world.people["mso"], title="Markt", formats=["market"])
            for _ in range(AT_ONCE)
        )
    )
    assert Event.objects.count() == 1

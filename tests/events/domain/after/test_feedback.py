"""Anonymous feedback: when it is taken, how much, and what the sides read of it."""

import pytest
from django.utils import timezone

from events.domain.after import Answer, FeedbackRefused, Why, give_feedback, summary_of
from events.domain.after import feedback as module
from events.models import Event, Feedback
from tests.events.domain.world import make_world
from tests.factories.events import EventFactory, FeedbackFactory, move_on

pytestmark = pytest.mark.django_db


def held(**values):
    now = timezone.now()
    return EventFactory(state="held", starts_at=now - timezone.timedelta(hours=4), **values)


def why(event, **answer):
    with pytest.raises(FeedbackRefused) as error:
        give_feedback(event, Answer("de", **answer))
    return error.value.why


def test_an_answer_keeps_nothing_that_leads_to_a_person():
    event = held()
    give_feedback(event, Answer("ti", welcome=4, again="yes", wants=["job", "nothing"], text="Danke"))
    row = Feedback.objects.get()
    assert (row.event, row.language, row.welcome, row.wants, row.text) == (event, "ti", 4, ["job"], "Danke")
    names = {field.name for field in Feedback._meta.get_fields()}
    assert names == {"id", "event", "on", "language", "welcome", "understood", "useful", "again", "wants", "text"}


def test_an_answer_is_taken_in_its_time_only():
    assert why(held()) == Why.EMPTY
    assert why(EventFactory(state="announced"), welcome=1) == Why.CLOSED
    assert why(EventFactory(state="held"), welcome=1) == Why.CLOSED
    assert why(EventFactory(state="cancelled"), welcome=1) == Why.CLOSED


def test_the_number_of_answers_is_limited(monkeypatch):
    monkeypatch.setattr(module, "EXPECTED_AT_LEAST", 1)
    event = held()
    for _ in range(3):
        give_feedback(event, Answer("de", welcome=4))
    assert why(event, welcome=4) == Why.FULL
    event.registration.capacity = 2
    event.registration.save()
    give_feedback(event, Answer("de", welcome=4))


def test_four_answers_are_shown_to_nobody_five_to_the_sides():
    world = make_world("held")
    for _ in range(4):
        FeedbackFactory(event=world.event, text="Gut", wants=["job"])
    assert summary_of(world.event) is None
    FeedbackFactory(event=world.event, welcome=1, understood=None, again="")
    summary = summary_of(world.event)
    assert summary.number == 5
    assert summary.averages == {"welcome": 3.4, "understood": 3.0, "useful": 4.0}
    assert (summary.again, summary.wants, len(summary.texts)) == ({"yes": 4}, {"job": 4}, 4)


def test_when_all_is_over_the_sides_read_fewer_too():
    event = EventFactory(state="held")
    FeedbackFactory(event=event)
    assert summary_of(event) is None
    move_on(event, "closed")
    assert summary_of(Event.objects.get(pk=event.pk)).number == 1

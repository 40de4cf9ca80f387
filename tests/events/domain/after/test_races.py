"""The last seat and the last answer, asked for at the same moment; without locks each shows the fault."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError
from django.utils import timezone

from events.domain.after import Answer, FeedbackRefused, give_feedback
from events.domain.after import feedback as feedback_module
from events.domain.registration import SignUpRefused, sign_up, signing_up
from events.models import Feedback, SignUp
from tests.events.domain.world import make_world
from tests.factories.events import EventFactory
from tests.races import meet_after, run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 16
REFUSED = (SignUpRefused, FeedbackRefused, IntegrityError)


def try_(act):
    try:
        act()
    except REFUSED as refused:
        return type(refused)
    return None


def guests(number, capacity):
    world = make_world(registration={"capacity": capacity})
    row = world.event.registration
    row.mode, row.keeper = "sign_up", world.mso
    row.save()
    return [
        partial(
            try_,
            partial(sign_up, world.event, name="Gast", email=f"g{each}@example.org", persons=1, language="de"),
        )
        for each in range(number)
    ]


def answers(number, monkeypatch):
    monkeypatch.setattr(feedback_module, "EXPECTED_AT_LEAST", 0)
    event = EventFactory(state="held", starts_at=timezone.now() - timedelta(hours=5), registration={"capacity": 1})
    return [partial(try_, partial(give_feedback, event, Answer("de", welcome=4))) for _ in range(number)]


def test_the_last_seat_is_given_once():
    outcomes = run_together(*guests(MANY, capacity=1))
    assert sorted(map(str, outcomes)) == sorted([str(SignUpRefused)] * (MANY - 1) + ["None"])
    assert SignUp.objects.count() == 1


def test_control_without_locks_only_the_database_refuses_the_second(monkeypatch):
    actions = guests(2, capacity=1)
    without_locks(monkeypatch)
    meet_after(monkeypatch, signing_up, "taken_seats", 2)
    assert sorted(map(str, run_together(*actions))) == sorted(["None", str(IntegrityError)])


def test_the_limit_of_answers_holds(monkeypatch):
    run_together(*answers(MANY, monkeypatch))
    assert Feedback.objects.count() == feedback_module.TIMES


def test_control_without_locks_more_answers_get_in(monkeypatch):
    actions = answers(MANY, monkeypatch)
    without_locks(monkeypatch)
    meet_after(monkeypatch, feedback_module, "most_answers", MANY)
    run_together(*actions)
    assert Feedback.objects.count() == MANY

"""Many at once: one move, one mail, one answer. Each with a control run that shows what the lock is good for."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection

from cooperations.domain.keeping import answering, renewing, touching
from cooperations.domain.keeping.answering import answer_renewal
from cooperations.domain.keeping.planning import plan_cycles
from cooperations.domain.keeping.renewing import ask, ask_all
from cooperations.domain.keeping.touching import postpone, tick
from cooperations.enums.keeping import RenewalWord
from cooperations.models import Renewal, RenewalMail, TouchPoint, TouchPointTransition
from portal.outbox.models import Message
from tests.races import meet_after, meet_in_move, refusal_of_the_database, run_together, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]
TODAY, LONG_AGO = date(2026, 2, 2), date(2025, 2, 2)
MANY = 50
ONE_OPEN = [each for each in Renewal._meta.constraints if each.name in {"renewal_once_a_year", "renewal_one_open"}]


@pytest.fixture
def cooperation(confirmed):
    return confirmed(LONG_AGO)


@pytest.fixture
def _without_locks(monkeypatch):
    without_locks(monkeypatch)


def test_the_year_is_asked_for_once_whoever_asks(cooperation):
    run_together(*[lambda: ask(cooperation, TODAY)] * MANY)
    assert (Renewal.objects.count(), RenewalMail.objects.count(), Message.objects.count()) == (1, 2, 2)


@pytest.mark.usefixtures("_without_locks")
def test_control_without_lock_and_constraint_the_year_is_asked_for_often(cooperation, monkeypatch):
    meet_after(monkeypatch, renewing, "_locked", 5)
    monkeypatch.setattr(
        Renewal.objects,
        "get_or_create",
        lambda defaults, **values: (Renewal.objects.create(**values, **defaults), True),
    )
    with connection.schema_editor() as editor:
        for constraint in ONE_OPEN:
            editor.remove_constraint(Renewal, constraint)
    try:
        run_together(*[lambda: ask(cooperation, TODAY)] * 5)
        assert Message.objects.count() > 2
    finally:
        Renewal.objects.all().delete()
        with connection.schema_editor() as editor:
            for constraint in ONE_OPEN:
                editor.add_constraint(Renewal, constraint)


def test_both_sides_and_all_their_people_answer_at_once(cooperation, sides):
    ask_all()
    renewal = Renewal.objects.get()
    answers = [lambda side=side: answer_renewal(renewal, side, RenewalWord.YES) for side in sides(cooperation)]
    outcomes = run_together(*answers * (MANY // 2))
    assert outcomes.count(True) == 2
    cooperation.refresh_from_db()
    assert (Renewal.objects.get().outcome, cooperation.next_renewal_on) == ("alive", date(2027, 2, 2))


@pytest.mark.usefixtures("_without_locks")
def test_control_without_lock_neither_side_sees_the_others_yes(cooperation, sides, monkeypatch):
    ask_all()
    renewal = Renewal.objects.get()
    meet_after(monkeypatch, answering, "alive_sides", 2)
    run_together(*[lambda side=side: answer_renewal(renewal, side, RenewalWord.YES) for side in sides(cooperation)])
    assert (renewal.answers.count(), Renewal.objects.get().outcome) == (2, "")


def test_fifty_ticks_are_one(cooperation):
    plan_cycles()
    point = TouchPoint.objects.first()
    outcomes = run_together(*[lambda: tick(TouchPoint.objects.get(pk=point.pk), actor=None)] * MANY)
    assert (outcomes.count(True), TouchPointTransition.objects.filter(target="done").count()) == (1, 1)


@pytest.mark.usefixtures("_without_locks")
def test_control_without_lock_two_ticks_are_written_down(cooperation, monkeypatch):
    plan_cycles()
    point = TouchPoint.objects.first()
    meet_in_move(monkeypatch, touching, "TICK", threading.Barrier(2, timeout=60))
    ticks = [refusal_of_the_database(lambda: tick(TouchPoint.objects.get(pk=point.pk), actor=None))] * 2
    outcomes = run_together(*ticks)
    assert outcomes == [True, True] or IntegrityError in {type(each) for each in outcomes}


def test_fifty_postponements_are_three(cooperation):
    plan_cycles()
    point = TouchPoint.objects.first()
    run_together(*[lambda: postpone(point, 0)] * MANY)
    point.refresh_from_db()
    assert point.postponed_times == 3


@pytest.mark.usefixtures("_without_locks")
def test_control_without_lock_postponements_get_lost(cooperation, monkeypatch):
    plan_cycles()
    point = TouchPoint.objects.first()
    meet_after(monkeypatch, touching.timezone, "localdate", 2)
    days = run_together(*[lambda: postpone(point, 0)] * 2)
    point.refresh_from_db()
    assert (len(set(days)), point.postponed_times) == (1, 1)


def test_a_year_is_planned_once(cooperation):
    run_together(*[plan_cycles] * MANY)
    assert TouchPoint.objects.count() == 11


def test_control_without_constraint_a_year_is_planned_five_times(cooperation):
    once = next(each for each in TouchPoint._meta.constraints if each.name == "touch_point_once_a_year")
    with connection.schema_editor() as editor:
        editor.remove_constraint(TouchPoint, once)
    try:
        run_together(*[plan_cycles] * 5)
        assert TouchPoint.objects.count() == 5 * 11
    finally:
        TouchPoint.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(TouchPoint, once)

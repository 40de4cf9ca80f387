"""Somebody ticks, somebody takes up a newer version, somebody moves the event, all at the same moment."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from checklists.domain import replanning
from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.facts import facts_to_rest_on
from checklists.domain.replanning import due_days, replan
from checklists.domain.running import take_up
from checklists.domain.standing import has_changed, mark_of
from checklists.domain.ticking import tick_item
from checklists.models import Checklist
from checklists.states.item import Answer
from events.domain.planning import move_event
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory
from tests.races import run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
ITEM = {"due_days": -3, "anchor": "event", "again_when": ["date"]}
FORTNIGHT = timedelta(days=14)


@pytest.fixture
def event():
    version_of(SLUG, ["stays"], **ITEM)
    event = EventFactory()
    begin_list(event, None)
    return event


@pytest.fixture
def person(event):
    return RepresentativeFactory(organisation=event.host).user


def planned_for(checklist):
    """Return the day of its item, and what it would be planned for now."""
    before = checklist.answers.get(key="stays").due_on
    replan(checklist)
    return before, checklist.answers.get(key="stays").due_on


def test_tick_take_up_and_move_at_once_lose_nothing(event, person):
    checklist = Checklist.objects.get()
    newer = version_of(SLUG, ["comes", "stays"], number=2, **ITEM)
    old = mark_of(["date"], facts_to_rest_on(event))
    outcomes = run_together(
        *[lambda: tick_item(checklist, "stays", actor=person, answer=Answer("done"), revision=0)] * 8,
        *[lambda: take_up(checklist, newer)] * 7,
        lambda: move_event(event, event.starts_at + FORTNIGHT, event.ends_at + FORTNIGHT, actor=person).is_moved,
    )
    assert all(each in (True, False) for each in outcomes), outcomes
    assert outcomes[8:15].count(True) == 1
    assert outcomes[15] is True
    row = checklist.answers.select_related("item").get(key="stays")
    assert (row.state, row.revision, row.item.version_id) == ("done", 1, newer.pk)
    now = facts_to_rest_on(event)
    # Said for one of the two dates: for the old one it is open again, for the new one it holds.
    assert row.fact_mark in (old, mark_of(["date"], now))
    assert has_changed(row.fact_mark, ["date"], now) == (row.fact_mark == old)
    before, wanted = planned_for(checklist)
    assert before == wanted
    assert wanted > timezone.localdate() + timedelta(days=30)


def test_control_without_locks_a_list_keeps_the_days_of_the_old_date(event, person, monkeypatch):
    """The nightly round has reckoned its days before the event is moved, and writes them down afterwards."""
    checklist = Checklist.objects.get()
    checklist.answers.update(due_on=None, due_part="")
    reckoned, moved = threading.Event(), threading.Event()
    mover = threading.local()

    def wait_unless_moving(*arguments, **options):
        found = due_days(*arguments, **options)
        if not getattr(mover, "moves", False):
            reckoned.set()
            assert moved.wait(60)
        return found

    def move_meanwhile():
        mover.moves = True
        assert reckoned.wait(60)
        try:
            return move_event(event, event.starts_at + FORTNIGHT, event.ends_at + FORTNIGHT, actor=person).is_moved
        finally:
            moved.set()

    without_locks(monkeypatch)
    monkeypatch.setattr(replanning, "due_days", wait_unless_moving)
    assert run_together(lambda: replan(checklist), move_meanwhile) == [1, True]
    monkeypatch.setattr(replanning, "due_days", due_days)
    before, wanted = planned_for(checklist)
    assert before != wanted

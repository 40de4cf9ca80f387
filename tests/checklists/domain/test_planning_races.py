"""Moving an event while people plan its list: the days fit both in the end. And what happens without locks."""

import threading
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from checklists.domain import replanning
from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.replanning import replan
from checklists.domain.together.parts import ItemPlan, plan_item
from checklists.models import Checklist
from events.domain.planning import move_event
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory
from tests.races import run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
KEYS = [f"item-{number}" for number in range(6)]


BERLIN = timezone.get_default_timezone()


@pytest.fixture
def event(time_machine):
    """On a Monday; moved by a day, the first item is due on a Saturday, on which no employer works."""
    time_machine.move_to(datetime(2027, 5, 3, 12, tzinfo=BERLIN), tick=True)
    before = {key: {"due_days": -days, "anchor": "event", "owner": "mso"} for days, key in enumerate(KEYS, start=3)}
    version_of(SLUG, before)
    event = EventFactory(state="planned", starts_at=datetime(2027, 6, 14, 18, tzinfo=BERLIN))
    begin_list(event, None)
    return event


@pytest.fixture
def erika(event):
    return RepresentativeFactory(organisation=event.parties.get(side="employer").organisation).user


def moving(event, actor, days):
    span = timedelta(days=days)
    return lambda: move_event(event, event.starts_at + span, event.ends_at + span, actor=actor)


def planning(event, actor, key):
    checklist = Checklist.objects.get(event=event)
    return lambda: plan_item(checklist, key, actor=actor, plan=ItemPlan(side="employer"), seen=ItemPlan())


def test_days_fit_the_last_date_and_all_plans(event, erika):
    moves = [moving(event, erika, days) for days in range(1, 7)]
    run_together(*moves, *(planning(event, erika, key) for key in KEYS))
    checklist = Checklist.objects.get(event=event)
    assert {row.assigned_side for row in checklist.answers.all()} == {"employer"}
    assert all(row.due_on.weekday() < 5 for row in checklist.answers.all())
    assert replan(checklist) == 0


def meet_once(monkeypatch, number):
    """Let ``number`` threads know the date and the people before the first of them writes a day."""
    gate, met, original = threading.Barrier(number, timeout=60), set(), replanning.circumstances_of

    def wait(lists):
        found = original(lists)
        if threading.get_ident() not in met:
            met.add(threading.get_ident())
            gate.wait()
        return found

    monkeypatch.setattr(replanning, "circumstances_of", wait)


def test_control_without_locks_a_plan_is_of_yesterday(event, erika, monkeypatch):
    actions = [moving(event, erika, 1), *(planning(event, erika, key) for key in KEYS[:1])]
    without_locks(monkeypatch)
    meet_once(monkeypatch, len(actions))
    run_together(*actions)
    monkeypatch.undo()
    assert replan(Checklist.objects.get(event=event)) > 0

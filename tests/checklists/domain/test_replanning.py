"""Due days of lists: planned when a list begins, moved with its event, left where people chose a day."""

from datetime import datetime

import pytest
from django.utils import timezone

from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.replanning import replan, replan_all
from checklists.domain.running import take_up
from checklists.domain.together.parts import ItemPlan, plan_item
from checklists.models import Checklist, DueDefault, ListEvent
from cooperations.models import ContactEntry
from events.domain.hooks import has_changed
from events.domain.planning import move_event
from events.models import ObservedCalendars
from partners.models import MsoProfile
from tests.factories.checklists import list_of, version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
BERLIN = timezone.get_default_timezone()
QUERIES = 13


def at(year, month, day, hour=18):
    return datetime(year, month, day, hour, tzinfo=BERLIN)


ITEMS = {
    "before": {"due_days": -10, "anchor": "event", "owner": "mso"},
    "media": {"due_days": -28, "anchor": "event", "owner": "mso"},
    "place": {"due_days": -20, "anchor": "event", "blocks": ["media"]},
    "contact": {"due_days": 7, "anchor": "first_contact"},
    "after": {"due_days": 3, "anchor": "event"},
}
PLANNED = {
    "before": ("05.06.", "weekend"),
    "media": ("19.05.", "evening"),
    "place": ("19.05.", "day"),
    "contact": (None, ""),
    "after": ("21.06.", "day"),
}
# A week later: Whitsun holidays of schools on 18 May, Corpus Christi on 27 May.
MOVED = PLANNED | {
    "before": ("12.06.", "weekend"),
    "media": ("26.05.", "evening"),
    "place": ("26.05.", "day"),
    "after": ("28.06.", "day"),
}


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(at(2027, 3, 1, 12), tick=False)


@pytest.fixture
def event():
    version_of(SLUG, ITEMS)
    event = EventFactory(starts_at=at(2027, 6, 16), ends_at=at(2027, 6, 16, 20))
    begin_list(event, None)
    return event


@pytest.fixture
def checklist(event):
    return Checklist.objects.get(event=event)


@pytest.fixture
def erika(event):
    return RepresentativeFactory(organisation=event.parties.get(side="employer").organisation).user


def days(checklist):
    return {row.key: (row.due_on and f"{row.due_on:%d.%m.}", row.due_part) for row in checklist.answers.all()}


def test_list_is_planned_when_it_begins(checklist):
    assert days(checklist) == PLANNED
    assert replan(checklist) == replan_all() == 0


def test_days_move_with_the_event_and_back(checklist, event, erika):
    for week, expected in ((23, MOVED), (16, PLANNED)):
        move_event(event, at(2027, 6, week), at(2027, 6, week, 20), actor=erika)
        assert days(checklist) == expected


def test_own_days_stay_and_bind_what_comes_before(checklist, event, erika):
    nobody = ItemPlan()
    plan_item(checklist, "media", actor=erika, plan=ItemPlan(due_on=at(2027, 5, 3).date()), seen=nobody)
    move_event(event, at(2027, 6, 23), at(2027, 6, 23, 20), actor=erika)
    assert days(checklist) == MOVED | {"media": ("03.05.", ""), "place": ("03.05.", "day")}
    authors = ListEvent.objects.filter(kind="due", actor__isnull=False).values_list("key", "actor")
    assert list(authors) == [("media", erika.pk)]


def test_days_follow_whose_turn_it_is(checklist, erika):
    plan_item(checklist, "before", actor=erika, plan=ItemPlan(side="employer"), seen=ItemPlan())
    assert days(checklist)["before"] == ("04.06.", "day")


def test_days_follow_people_calendars_contacts_and_the_host(checklist, event):
    employer, mso = (event.parties.get(side=side).organisation for side in ("employer", "mso"))
    MsoProfile.objects.update_or_create(organisation=mso, defaults={"staff_kind": "full_time"})
    ContactEntry.objects.create(employer=employer, mso=mso, kind="call", author_side="employer", on=at(2019, 1, 1))
    ObservedCalendars.objects.create(organisation=mso, traditions=["islam"])
    DueDefault.objects.create(organisation=event.host, template=checklist.template, key="after", days=14)
    assert replan_all() == len(PLANNED)
    assert days(checklist) == {
        "before": ("04.06.", "day"),
        # The Feast of Sacrifice ends on 19 May.
        "media": ("14.05.", "day"),
        "place": ("14.05.", "day"),
        # The list was begun on 1 March; they have known each other for years.
        "contact": ("08.03.", "day"),
        "after": ("30.06.", "day"),
    }


def test_postponed_event_has_no_days_and_closed_list_keeps_its(checklist, event):
    event.starts_at = event.ends_at = None
    event.save()
    has_changed(event, "state")
    assert {day for day, _part in days(checklist).values()} == {None}
    Checklist.objects.update(closed_at=timezone.now())
    assert replan(checklist) == 0


def test_newer_version_is_planned_and_dropped_items_keep_their_day(checklist):
    newer = version_of(SLUG, {"before": ITEMS["after"], "new": ITEMS["before"]}, number=2)
    take_up(checklist, newer)
    assert days(checklist) == PLANNED | {"before": PLANNED["after"], "new": PLANNED["before"]}


@pytest.mark.parametrize("number", [1, 3])
def test_planning_costs_the_same_however_long_the_list(number, django_assert_num_queries):
    version = version_of("other", {f"item-{each}": ITEMS["before"] for each in range(number)})
    checklist = list_of(version, event=EventFactory())
    with django_assert_num_queries(QUERIES):
        assert replan(checklist) == number


def test_lists_of_organisations_are_not_planned():
    assert replan(list_of(version_of("self", {"one": ITEMS["before"]}))) == 0

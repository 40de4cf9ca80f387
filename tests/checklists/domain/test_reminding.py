"""Who is told of what is due, by mail and on the start page: what is open, once, and only those whose turn it is."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone, translation

from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.reminding import (
    AHEAD,
    MOST_LINES,
    lines_of_items,
    people_in_a_hurry,
    people_with_items,
    waiting_items,
)
from checklists.domain.ticking import tick_item
from checklists.models import Checklist, RuleFinding
from checklists.states.item import Answer
from events.domain.planning import move_event
from portal.accounts.domain.digest.batches import write_digests
from portal.accounts.domain.digest.sending import is_still_right
from portal.accounts.models import Rhythm, User
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
BERLIN = timezone.get_default_timezone()
ITEMS = {
    "early": {"due_days": -30, "anchor": "event"},
    "talk": {"due_days": -20, "anchor": "event", "owner": "both", "again_when": ["date"]},
    "press": {"due_days": -19, "anchor": "event", "applies_when": {"public_coverage": ["wanted"]}},
    "guests": {"due_days": -13, "anchor": "event", "owner": "mso"},
}
# They are due on 14, 27, 27 and 3 of May and June: 16 June minus the days, on days people work.
FIRST_DAY = datetime(2027, 5, 20, 12, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(FIRST_DAY, tick=False)
    with translation.override("en"):
        yield


@pytest.fixture
def event(time_machine):
    time_machine.move_to(FIRST_DAY - timedelta(days=90), tick=False)
    version_of(SLUG, ITEMS)
    event = EventFactory(title="Elternabend", starts_at=datetime(2027, 6, 16, 18, tzinfo=BERLIN))
    begin_list(event, None)
    time_machine.move_to(FIRST_DAY, tick=False)
    return event


@pytest.fixture
def checklist(event):
    return Checklist.objects.get(event=event)


def person(event, side, **fields):
    party = event.parties.get(side=side)
    return RepresentativeFactory(organisation=party.organisation, user__language="en", **fields).user


def told(user, **later):
    today = timezone.localdate() + timedelta(**later)
    found = lines_of_items([User.objects.get(pk=user.pk)], today).get(user.pk, [])
    return [(line.title, line.is_urgent) for line in found]


def test_each_side_is_told_of_its_items(event):
    erika, amina = person(event, "employer"), person(event, "mso")
    assert told(erika) == [("1 Item early", True), ("2 Item talk", True)]
    assert told(amina) == [("2 Item talk", True), ("4 Item guests", False)]
    # What was overdue for a week is no longer told every day.
    assert told(erika, days=2) == [("1 Item early", False), ("2 Item talk", True)]


def test_whoever_took_an_item_is_told_alone(event, checklist):
    erika, colleague, amina = person(event, "employer"), person(event, "employer"), person(event, "mso")
    checklist.answers.filter(key="talk").update(assigned_user=colleague)
    assert ("2 Item talk", True) not in told(erika) + told(amina)
    assert ("2 Item talk", True) in told(colleague)


@pytest.mark.parametrize("how", ["done", "checked", "closed", "left", "moved"])
def test_nobody_is_told_of_what_is_not_to_be_done(event, checklist, how):
    erika, amina = person(event, "employer"), person(event, "mso")
    if how == "done":
        tick_item(checklist, "early", actor=erika, answer=Answer("done"), revision=0)
    elif how == "checked":
        RuleFinding.objects.create(checklist=checklist, key="early", rule="any", code="any", level="ok")
    elif how == "closed":
        Checklist.objects.update(closed_at=timezone.now())
    elif how == "left":
        event.parties.filter(side="employer").update(left_on=timezone.localdate())
    else:
        move_event(event, event.starts_at + timedelta(days=40), event.ends_at + timedelta(days=40), actor=amina)
    assert "1 Item early" not in [title for title, _urgent in told(erika)]


def test_reopened_item_is_told_again(event, checklist):
    erika, amina = person(event, "employer"), person(event, "mso")
    tick_item(checklist, "talk", actor=erika, answer=Answer("done"), revision=0)
    assert "2 Item talk" not in [title for title, _urgent in told(amina)]
    day = timedelta(days=1)
    move_event(event, event.starts_at + day, event.ends_at + day, actor=amina)
    assert "2 Item talk" in [title for title, _urgent in told(amina)]


def test_who_has_much_to_do_gets_a_mail_that_can_be_read(time_machine):
    time_machine.move_to(FIRST_DAY - timedelta(days=90), tick=False)
    version_of(SLUG, {f"item-{each}": ITEMS["early"] for each in range(MOST_LINES + 2)})
    event = EventFactory(starts_at=datetime(2027, 6, 16, 18, tzinfo=BERLIN))
    begin_list(event, None)
    time_machine.move_to(FIRST_DAY, tick=False)
    lines = told(person(event, "employer"))
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == ("2 further items", True)


def test_only_those_are_asked_about_for_whom_there_may_be_something(event):
    erika = person(event, "employer")
    EventFactory()
    today = timezone.localdate()
    assert {*people_with_items(today)} == {*people_in_a_hurry(today)} == {erika.pk}
    assert {*people_in_a_hurry(today + timedelta(days=60))} == set()
    assert {*people_with_items(today - AHEAD - timedelta(days=20))} == set()


def test_overview_is_written_once_and_held_back_when_done(event, checklist):
    erika = person(event, "employer")
    for _ in range(2):
        written = write_digests([erika.pk], Rhythm.WEEKLY, "2027-W20")
    assert written == []
    message = erika.digests.get().message
    assert "Checklist: Elternabend" in message.text
    assert "1 Item early" in message.text
    assert is_still_right(message)
    tick_item(checklist, "early", actor=erika, answer=Answer("done"), revision=0)
    assert not is_still_right(message)


def test_first_risk_waits_on_the_start_page(event, checklist):
    erika, amina = person(event, "employer"), person(event, "mso")
    entry = waiting_items(erika)[0]
    assert (entry.title, str(entry.due)) == ("Elternabend: 1 Item early", "2027-05-14")
    assert entry.url == f"/checklisten/{checklist.pk}/punkte/early/"
    assert waiting_items(amina) == []


@pytest.mark.parametrize("number", [1, 3])
def test_queries_are_the_same_for_many(event, number, django_assert_num_queries):
    users = [person(event, "employer") for _ in range(number)]
    for _ in range(number - 1):
        other = EventFactory(starts_at=event.starts_at)
        begin_list(other, None)
        users.append(person(other, "mso"))
    users = list(User.objects.filter(pk__in=[user.pk for user in users]))
    with django_assert_num_queries(5):
        assert len(lines_of_items(users, timezone.localdate())) == len(users)

"""Facts of real events, what rules find in them, and what is kept of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from checklists.domain import facts as facts_module
from checklists.domain.checking import check_items, store_findings
from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.facts import facts_of, facts_of_many
from checklists.domain.loading import load_templates
from checklists.domain.looking_after import check_near_events
from checklists.domain.standing import has_changed
from checklists.domain.ticking import tick_item
from checklists.enums import Level
from checklists.models import Checklist, RuleFinding
from checklists.rules.facts import Clash, EventFacts
from checklists.states.item import Answer
from cooperations.models import ContactEntry
from events.domain.hooks import has_changed as has_changed_now
from events.models import Event, EventNeeds, Venue
from partners.models import FieldAudience, MsoProfile
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import (
    AgendaItemFactory,
    CostItemFactory,
    EventFactory,
    LessonFactory,
    MediaConsentFactory,
    QuoteFactory,
)
from tests.factories.partners import ContactPersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(
        needs={"photos": "planned", "meeting_point": "Vor dem Vereinsheim"},
        venue={"step_free": True, "transport": "Linie 4"},
        registration={"capacity": 40, "expected": 25},
    )


@pytest.fixture
def checklist(event):
    load_templates()
    begin_list(event, None)
    return Checklist.objects.get(event=event, template__slug=SLUG)


def today():
    return timezone.localdate()


def items_of(checklist):
    return [row.item for row in checklist.answers.select_related("item")]


def found(checklist, event):
    return check_items(items_of(checklist), facts_of(event, today()), today())


def level(located, key):
    return next(each.finding.level for each in located if each.key == key)


def test_facts_are_those_of_the_event(event):
    employer, mso = (party.organisation for party in event.parties.order_by("side"))
    AgendaItemFactory(event=event)
    CostItemFactory(event=event, is_free=True)
    LessonFactory(event=event, organisation=mso)
    QuoteFactory(event=event)
    MediaConsentFactory(event=event)
    MsoProfile.objects.update_or_create(organisation=mso, defaults={"target_groups": ["parents"]})
    ContactPersonFactory(organisation=mso, email="vorstand@example.org")
    ContactEntry.objects.create(employer=employer, mso=mso, kind="call", author_side="employer", text="Gern.")

    facts = facts_of(event, today())

    assert facts.starts_at.isoformat() == timezone.localtime(event.starts_at).isoformat()
    assert (facts.formats, facts.sides) == ({"information_evening"}, {"employer", "mso"})
    assert (facts.place.transport, facts.place.has_address, facts.needs.photos) == ("Linie 4", True, "planned")
    assert (facts.capacity, facts.expected, facts.agreement) == (40, 25, None)
    assert facts.clashes is not None
    assert [(part.starts_after, part.ends_after) for part in facts.programme] == [(0, 30)]
    assert [cost.is_settled for cost in facts.costs] == [True]
    assert (facts.msos_reach, facts.self_checks) == ({"parents"}, (None,))
    assert (facts.contact.is_reachable, facts.contact.has_function, len(facts.contact.talks)) == (True, True, 1)
    after = facts.afterwards
    assert (after.lessons, after.quotes, after.quotes_released, after.consents) == ({"mso"}, 1, 0, 1)


def test_whom_an_association_reaches_counts_where_everybody_may_read_it(event):
    mso = event.parties.get(side="mso").organisation
    MsoProfile.objects.update_or_create(organisation=mso, defaults={"target_groups": ["parents"]})
    FieldAudience.objects.create(organisation=mso, field="target_groups", audience="employers")
    assert facts_of(event, today()).msos_reach == set()


def test_the_agreement_is_that_of_the_cooperation():
    event = EventFactory(cooperation=CooperationFactory())
    assert facts_of(event, today()).agreement.state == event.cooperation.state


@pytest.mark.parametrize("number", [1, 3])
def test_facts_cost_the_same_number_of_queries(number, django_assert_num_queries):
    events = [EventFactory(cooperation=CooperationFactory()) for _number in range(number)]
    for event in events:
        ContactPersonFactory(organisation=event.parties.get(side="mso").organisation, email="a@example.org")
        AgendaItemFactory(event=event)
    with django_assert_num_queries(29):
        assert len(facts_of_many(events, today())) == number


def test_findings_are_kept_once_and_told_only_when_they_differ(checklist, event):
    assert store_findings(checklist, found(checklist, event)) == 30
    revision = Checklist.objects.get(pk=checklist.pk).revision
    assert store_findings(checklist, found(checklist, event)) == 0
    assert Checklist.objects.get(pk=checklist.pk).revision == revision

    Venue.objects.update(step_free=False)
    assert store_findings(checklist, found(checklist, event)) == 2  # one code goes, another comes
    assert RuleFinding.objects.get(key="place").level == Level.PROBLEM
    assert checklist.answers.get(key="place").list_revision == Checklist.objects.get(pk=checklist.pk).revision

    Checklist.objects.update(closed_at=timezone.now())
    assert store_findings(checklist, []) == 0
    assert RuleFinding.objects.exists()


def test_what_does_not_apply_is_not_checked(checklist, event):
    EventNeeds.objects.update(photos="none")
    assert "consents" not in {each.key for each in found(checklist, event)}


def test_the_calendars_are_asked_by_whom_registers(checklist, event, monkeypatch):
    monkeypatch.setattr(facts_module, "CLASH_FINDERS", [])
    assert level(found(checklist, event), "day") == Level.OPEN
    monkeypatch.setattr(facts_module, "CLASH_FINDERS", [lambda _events: {event.pk: [Clash("day", "eid-al-fitr")]}])
    located = found(checklist, event)
    assert (level(located, "day"), level(located, "time")) == (Level.PROBLEM, Level.OK)


def test_a_tick_remembers_the_facts_it_rests_on(checklist, event):
    tick_item(checklist, "day", actor=UserFactory(), answer=Answer("done"), revision=0)
    tick_item(checklist, "welcome", actor=UserFactory(), answer=Answer("done"), revision=0)
    row = checklist.answers.select_related("item").get(key="day")
    assert checklist.answers.get(key="welcome").fact_mark == ""
    assert not has_changed(row.fact_mark, row.item.again_when, facts_of(event, today()))
    week = timedelta(days=7)
    Event.objects.update(starts_at=event.starts_at + week, ends_at=event.ends_at + week)
    assert has_changed(row.fact_mark, row.item.again_when, facts_of(event, today()))


def test_the_list_of_the_joint_event_stands_complete(checklist):
    assert checklist.answers.count() == 44
    assert EventFacts(starts_at=None).days_left(date(2027, 1, 1)) is None


def test_a_change_of_an_event_is_followed_by_a_check_once_and_the_hour_finds_the_rest(checklist, event):
    for _time in range(2):
        has_changed_now(event, "place")
    job = Job.objects.get(name="checklists.check")
    run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, RuleFinding.objects.get(key="place").level) == (Job.State.DONE, Level.OK)

    Venue.objects.update(step_free=False)
    for far in (-31, 71):  # the event is in thirty days
        assert check_near_events(today() + timedelta(days=far)) == 0
    assert check_near_events(today()) == 2
    assert RuleFinding.objects.get(key="place").level == Level.PROBLEM
    assert check_near_events(today() + timedelta(days=69))

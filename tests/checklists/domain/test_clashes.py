"""What the date finder says against a date stands in the list until people explain it, and again after a move."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from checklists.domain.clashes import clashes_by_event
from checklists.domain.event_lists import begin_list
from checklists.domain.facts import facts_of, facts_to_rest_on
from checklists.domain.loading import load_templates
from checklists.domain.seen import sheet_with_findings
from checklists.domain.standing import Standing, mark_of
from checklists.domain.ticking import tick_item
from checklists.enums import Level, Topic
from checklists.models import Checklist, RuleFinding
from checklists.rules.facts import Clash
from checklists.states.item import Answer
from events.domain.calendars.berlin import BERLIN, berlin
from events.domain.dates.explaining import explain_date
from events.domain.finding.dates import clashes_of_many, unexplained_clashes_of_many
from events.models import DateExplanation, Event
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.events import BlockedDaysFactory, EventFactory, ObservedCalendarsFactory
from tests.factories.partners import MsoProfileFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
EID = berlin(date(2027, 3, 10), time(18))
RAMADAN = berlin(date(2027, 2, 17), time(16))
QUIET = berlin(date(2027, 4, 7), time(18))


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=BERLIN), tick=False):
        yield


def event_on(starts_at, **columns):
    return EventFactory(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), **columns)


def fetched():
    return list(Event.objects.with_parties().with_sections().order_by("starts_at", "pk"))


def test_a_clash_is_a_problem_until_it_is_explained_and_again_after_a_move():
    load_templates()
    event = event_on(EID)
    ObservedCalendarsFactory(organisation=event.parties.get(side="mso").organisation)
    begin_list(event, None)
    checklist = Checklist.objects.get(template__slug="cooperation-event")
    user = RepresentativeFactory(organisation=event.host).user

    def day():
        asked = Checklist.objects.select_related("event", "version").get(pk=checklist.pk)
        sheet = sheet_with_findings(asked, user, timezone.localdate())
        return next((line.standing, line.findings[0].finding.code) for line in sheet.lines if line.answer.key == "day")

    def kept():
        for job in Job.objects.filter(name="checklists.check"):
            run_job(job.pk)
        return RuleFinding.objects.get(checklist=checklist, key="day").level

    assert day() == (Standing.PROBLEM, "clash")
    tick_item(checklist, "day", actor=user, answer=Answer("done"), revision=0)
    assert day() == (Standing.DONE_PROBLEM, "clash")

    explain_date(event, actor=user, codes={"feast:eid_al_fitr"}, text="Wir feiern das Fest zusammen.")
    assert (day(), kept()) == ((Standing.DONE, "free"), Level.OK)

    Event.objects.update(starts_at=EID + timedelta(days=1), ends_at=EID + timedelta(days=1, hours=2))
    assert day() == (Standing.DONE_PROBLEM, "clash")
    DateExplanation.objects.create(
        event=event, starts_at=EID + timedelta(days=1), codes=["feast:eid_al_fitr"], text="Auch dann.", by=user
    )
    assert day() == (Standing.DONE, "free")

    # Open again where only the person's tick said so: the tick was for another date.
    DateExplanation.objects.all().delete()
    Event.objects.update(starts_at=None, ends_at=None)
    assert day() == (Standing.REOPENED, "not_set")


def test_reasons_against_the_hour_are_not_against_the_day():
    event = event_on(RAMADAN)
    ObservedCalendarsFactory(organisation=event.parties.get(side="mso").organisation)
    assert clashes_by_event(fetched())[event.pk] == [Clash("time", "iftar:ramadan"), Clash("day", "fast:ramadan")]


def test_what_comes_near_is_no_clash():
    soon = event_on(berlin(date(2026, 11, 26), time(18)))
    assert [reason.code for reason in unexplained_clashes_of_many(fetched())[soon.pk]] == ["short_notice"]
    assert clashes_by_event(fetched()) == {soon.pk: []}


@pytest.mark.parametrize("number", [1, 3])
def test_many_are_looked_at_with_as_many_queries_as_one(number, django_assert_num_queries):
    for _event in range(number):
        ObservedCalendarsFactory(organisation=event_on(EID).parties.get(side="mso").organisation)
    event_on(EID, venue={"latitude": 51.5, "longitude": 7.5})
    events = fetched()
    with django_assert_num_queries(9):
        assert [{each.code for each in found} for found in clashes_by_event(events).values()].count(
            {"feast:eid_al_fitr"}
        ) == number
    EventFactory(state="held", starts_at=EID - timedelta(days=365))
    over = [each for each in fetched() if each.state == "held"]
    assert over
    with django_assert_num_queries(0):
        assert clashes_by_event(over) == {each.pk: [] for each in over}


def test_what_one_list_asks_for_is_kept_until_the_event_changes(django_assert_num_queries):
    event = event_on(EID)
    ObservedCalendarsFactory(organisation=event.parties.get(side="mso").organisation)
    once = clashes_by_event(fetched())
    events = fetched()
    with django_assert_num_queries(0):
        assert clashes_by_event(events) == once
    Event.objects.update(starts_at=QUIET, ends_at=QUIET + timedelta(hours=2))
    assert once[event.pk] != clashes_by_event(fetched())[event.pk]


def test_each_event_is_held_against_its_own_people_only():
    """Together they are found as one by one: calendars, days, other events and public ones nearby of each."""
    near = {"venue": {"name": "Saal", "latitude": 51.51, "longitude": 7.46}, "target_groups": ["parents"]}
    pious, blocked, busy = event_on(EID), event_on(EID + timedelta(days=1)), event_on(QUIET, **near)
    mso = {each.pk: each.parties.get(side="mso").organisation for each in (pious, blocked, busy)}
    ObservedCalendarsFactory(organisation=mso[pious.pk])
    BlockedDaysFactory(organisation=mso[blocked.pk], first=date(2027, 3, 11), last=date(2027, 3, 11))
    MsoProfileFactory(organisation=mso[busy.pk])
    event_on(QUIET + timedelta(hours=1), mso=mso[busy.pk])
    event_on(QUIET - timedelta(hours=8), is_public=True, state="announced", **near)
    events = fetched()

    together = {pk: {each.code for each in found} for pk, found in clashes_of_many(events).items()}

    one_by_one = {each.pk: {reason.code for reason in clashes_of_many([each]).get(each.pk, ())} for each in events}
    assert together == one_by_one
    assert together[pious.pk] == {"feast:eid_al_fitr"}
    assert together[blocked.pk] == {"blocked"}
    assert {"own_event", "nearby"} <= together[busy.pk]


def test_what_an_answer_rests_on_is_the_same_read_with_one_query(django_assert_num_queries):
    event = event_on(EID, venue={"room": "Saal"}, needs={"languages": ["de"]})
    topics = Topic.values
    with django_assert_num_queries(1):
        rested = mark_of(topics, facts_to_rest_on(event))
    assert rested == mark_of(topics, facts_of(event, timezone.localdate()))

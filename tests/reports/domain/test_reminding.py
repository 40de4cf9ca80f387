"""Reminders: which is due on which day, to whom, and never twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Message
from reports.domain.extensions import extend_deadline
from reports.domain.reminding import Owing, announce_opening, remind_by_hand, run_campaigns, stage_due
from reports.domain.reports import start_report, submit_report
from reports.models import Report, ReportingPeriod
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ContributionFactory, NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory
from tests.races import run_together

DUE = date(2032, 12, 15)
DAYS = [-14, -3, 0, 7]


@pytest.mark.parametrize(
    ("today", "since", "stage"),
    [
        (date(2032, 11, 30), None, None),
        (date(2032, 12, 1), None, -14),
        # Missed days are made up for, by the latest only.
        (date(2032, 12, 2), None, -14),
        (date(2032, 12, 13), None, -3),
        (date(2032, 12, 15), None, 0),
        (date(2032, 12, 16), None, 0),
        (date(2033, 3, 1), None, 7),
        # What lies before the partner knew the day is not made up for.
        (date(2032, 12, 2), date(2032, 12, 1), None),
        (date(2032, 12, 12), date(2032, 12, 2), -3),
    ],
)
def test_which_reminder_is_due(today, since, stage):
    assert stage_due(DAYS, Owing(None, DUE, since), today) == stage


def test_without_deadline_nothing_is_due():
    assert stage_due(DAYS, Owing(None, None, None), DUE) is None


@pytest.fixture
def period(db):
    return ReportingPeriodFactory(deadline=timezone.localdate() + timedelta(days=2), reminder_days=[-3, 0])


@pytest.fixture
def people(period):
    """Return partners by what they have done so far, each with one person."""
    found = {}
    for name, state in (("nothing", ""), ("drafting", "draft"), ("done", "submitted"), ("again", "returned")):
        partner = NetworkMembershipFactory(organisation__name=name).organisation
        RepresentativeFactory(organisation=partner, user__email=f"{name}@example.org", user__language="en")
        if state:
            ReportFactory(period=period, organisation=partner, state=state)
        found[name] = partner
    return found


def recipients():
    return sorted(Message.objects.values_list("recipient", flat=True))


def test_only_who_has_not_handed_in_is_reminded_and_only_once(period, people):
    today = timezone.localdate()
    assert [run_campaigns(today), run_campaigns(today), run_campaigns(today + timedelta(days=1))] == [2, 0, 0]
    assert recipients() == ["drafting@example.org", "nothing@example.org"]
    assert run_campaigns(today + timedelta(days=9)) == 2


def test_reminder_is_not_sent_when_it_has_become_wrong(period, people, official):
    run_campaigns(timezone.localdate())
    wanted = {each.recipient: each for each in Message.objects.select_related("job")}
    assert all(is_still_wanted(each) for each in wanted.values())
    ContributionFactory(report=Report.objects.get(organisation=people["drafting"]))
    submit_report(Report.objects.get(organisation=people["drafting"]), actor=None)
    extend_deadline(
        period, people["nothing"], until=period.deadline + timedelta(days=9), reason="Umzug", actor=official
    )
    assert not any(is_still_wanted(each) for each in wanted.values())


@pytest.mark.usefixtures("people")
def test_nobody_is_reminded_when_the_period_is_closed(period):
    ReportingPeriod.objects.update(state="in_review")
    assert run_campaigns(timezone.localdate()) == 0


def test_extension_moves_the_reminders(period, people, official):
    until = period.deadline + timedelta(days=9)
    extend_deadline(period, people["nothing"], until=until, reason="Umzug", actor=official)
    Message.objects.all().delete()
    run_campaigns(timezone.localdate())
    assert recipients() == ["drafting@example.org"]
    ReportingPeriod.objects.update(state="in_review")
    # The period is closed for the others; whoever has more time is reminded of the new day.
    assert run_campaigns(until - timedelta(days=3)) == 1
    assert recipients() == ["drafting@example.org", "nothing@example.org"]


def test_period_opens_on_its_day_and_tells_each_partner_once(people, settings):
    today = timezone.localdate()
    period = ReportingPeriodFactory(state="planned", opens_on=today + timedelta(days=1), deadline=today + timedelta(9))
    run_campaigns(today)
    assert ReportingPeriod.objects.get(pk=period.pk).state == "planned"
    # A day late, and twice.
    for _ in range(2):
        run_campaigns(today + timedelta(days=2))
    assert ReportingPeriod.objects.get(pk=period.pk).state == "open"
    Message.objects.all().delete()
    for _ in range(2):
        announce_opening(ReportingPeriod.objects.get(pk=period.pk))
    assert recipients() == [f"{name}@example.org" for name in ("again", "done", "drafting", "nothing")]


def test_reminder_by_hand_goes_to_the_chosen_ones_once_a_day(period, people, official):
    chosen = [people["nothing"].pk, people["done"].pk]
    assert [remind_by_hand(period, chosen, actor=official) for _ in range(2)] == [1, 0]
    assert recipients() == ["nothing@example.org"]


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_remind_once():
    period = ReportingPeriodFactory(deadline=timezone.localdate(), reminder_days=[0])
    partner = NetworkMembershipFactory().organisation
    RepresentativeFactory(organisation=partner)
    start_report(period, partner, actor=RepresentativeFactory(organisation=partner).user)
    run_together(*[lambda: run_campaigns(timezone.localdate()) for _ in range(3)])
    assert Message.objects.count() == 2

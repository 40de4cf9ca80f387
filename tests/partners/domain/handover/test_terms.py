"""Reminders of terms of office: six weeks before and at the end, once."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.core import mail as django_mail
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.domain.handover.terms import send_reminders
from partners.domain.handover.waiting import waiting_handovers
from partners.domain.team import end_representation
from partners.models import ContactPerson
from partners.tasks import remind_of_terms_daily
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from tests.factories.partners import ContactPersonFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
END = date(2026, 6, 30)
NOON = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)


@pytest.fixture
def verein():
    with time_machine.travel(NOON - timedelta(days=400)):
        organisation = OrganisationFactory(name="Verein")
        RepresentativeFactory(
            organisation=organisation, role="board", user__email="vorstand@example.org", user__language="en"
        )
    return organisation


def contact(organisation, **fields):
    return ContactPersonFactory(organisation=organisation, **{"term_until": END} | fields)


def reminded(*days):
    """Run on so many days before (negative) and after the end; return the subjects' days and recipients by day."""
    told = {}
    for day in days:
        before = set(Message.objects.values_list("pk", flat=True))
        with time_machine.travel(NOON + timedelta(days=day), tick=False):
            send_reminders()
        if new := Message.objects.exclude(pk__in=before).values_list("recipient", flat=True):
            told[day] = sorted(new)
    return told


def test_board_is_reminded_six_weeks_before_and_at_the_end(verein):
    contact(verein)
    assert reminded(*range(-60, 90)) == {-42: ["vorstand@example.org"], 0: ["vorstand@example.org"]}


def test_reminder_that_was_missed_is_made_up_for(verein):
    contact(verein)
    assert reminded(-43, -39, -3, 3) == {-39: ["vorstand@example.org"], 3: ["vorstand@example.org"]}


def test_long_ended_terms_are_no_news(verein):
    contact(verein)
    assert reminded(61) == {}


def test_board_that_ends_together_gets_one_mail(verein):
    for name in ("Mara", "Ada"):
        contact(verein, name=name)
    reminded(-42)
    message = Message.objects.get()
    assert (message.subject, "  Ada\n  Mara\n" in message.text) == (
        "Board of Verein: a term of office ends on 30 June 2026",
        True,
    )
    assert f"https://portal.example.org/organisationen/{verein.slug}/uebergabe/" in message.text


def test_those_who_decide_are_reminded_and_editors_only_without_them(verein):
    contact(verein)
    RepresentativeFactory(organisation=verein, role="editor", since=date(2020, 1, 1))
    betrieb = OrganisationFactory(employer=True)
    editor = RepresentativeFactory(organisation=betrieb, role="editor", since=date(2020, 1, 1))
    contact(betrieb)
    assert reminded(-42) == {-42: sorted(["vorstand@example.org", editor.user.email])}


def test_end_of_a_role_is_told_too(verein):
    verein.representatives.update(until=END)
    assert reminded(-43, -42, -1, 0) == {-42: ["vorstand@example.org"], 0: ["vorstand@example.org"]}


def test_role_ended_by_hand_is_not_told(verein):
    other = RepresentativeFactory(organisation=verein, role="editor", since=date(2020, 1, 1))
    with time_machine.travel(NOON):
        end_representation(other, actor=None)
    assert reminded(0, 1) == {}


@pytest.mark.parametrize(
    ("change", "sent"),
    [
        (lambda: None, 1),
        (lambda: ContactPerson.objects.update(term_until=END + timedelta(days=700)), 0),
        (lambda: ContactPerson.objects.all().delete(), 0),
    ],
    ids=["nothing", "prolonged", "deleted"],
)
def test_reminder_is_asked_about_again_before_it_leaves(verein, change, sent):
    contact(verein)
    reminded(-42)
    change()
    with time_machine.travel(NOON, tick=False):
        run_job(Job.objects.get().pk)
    assert len(django_mail.outbox) == sent


def test_new_term_is_reminded_of_anew(verein):
    person = contact(verein)
    reminded(-42, 0)
    person.term_until = END + timedelta(days=365)
    person.save()
    assert list(reminded(1, 365 - 43, 365 - 42)) == [365 - 42]


def test_task_is_safe_to_run_twice(verein):
    contact(verein)
    with time_machine.travel(NOON, tick=False):
        remind_of_terms_daily()
        remind_of_terms_daily()
    assert Message.objects.count() == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(-80, 80), min_size=1, max_size=15))
def test_whatever_days_the_job_runs_on_there_are_two_mails_at_most(verein, days):
    Job.objects.all().delete()
    ContactPerson.objects.all().delete()
    contact(verein)
    told = list(reminded(*sorted(days)))
    assert len(told) <= 2
    assert [day for day in told if not -42 <= day <= 60] == []
    assert [(first, second) for first, second in pairwise(told) if not first < 0 <= second] == []
    assert bool(told) == any(-42 <= day <= 60 for day in days)


@pytest.mark.parametrize("number", [1, 3])
def test_waiting_tasks_cost_the_same_for_one_and_three(number, django_assert_num_queries):
    user = RepresentativeFactory(role="owner").user
    for _each in range(number):
        organisation = RepresentativeFactory(user=user, role="owner").organisation
        contact(organisation, term_until=timezone.localdate() + timedelta(days=5))
    with django_assert_num_queries(3):
        assert len(waiting_handovers(user)) == number

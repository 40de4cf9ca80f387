"""Who is asked when, how often, and what follows from silence."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.core import mail as django_mail
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from partners.domain.asking.campaign import run_campaigns
from partners.domain.freshness import freshness_of
from partners.domain.publication import confirm_organisation, pause_organisation
from partners.models import FreshnessCampaign, FreshnessMail, Organisation
from partners.tasks import ask_organisations_daily
from portal.outbox.domain.run import run_job
from portal.outbox.models import Bounce, Job, Message
from tests.factories.partners import ContactPersonFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 4, 17, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield lambda day: traveller.move_to(START + timedelta(days=day))


@pytest.fixture
def verein(clock):
    """An association confirmed on day 0 with one representative."""
    organisation = OrganisationFactory(name="Verein", confirmed_at=START)
    RepresentativeFactory(organisation=organisation, user__email="vorstand@example.org", role="board")
    return organisation


def run_on(clock, *days):
    """Run the daily work on these days; return on which of them how many mails were written."""
    written = {}
    for day in days:
        clock(day)
        if number := run_campaigns():
            written[day] = number
    return written


def send_all():
    for job in Job.objects.filter(state=Job.State.QUEUED):
        run_job(job.pk)
    return len(django_mail.outbox)


def test_three_mails_then_the_mark_then_hidden(clock, verein):
    assert run_on(clock, *range(170, 330)) == {182: 1, 196: 1, 210: 1}
    verein.refresh_from_db()
    assert verein.marked_at == START + timedelta(days=224)
    clock(224)
    assert (freshness_of(verein).state, freshness_of(verein).hidden_from_suggestions) == ("marked", False)
    clock(314)
    assert freshness_of(verein).hidden_from_suggestions is True


def test_downtime_is_made_up_for_without_two_mails_at_once(clock, verein):
    assert run_on(clock, 100, 190, 191, 220, 221, 233, 234, 247, 248) == {190: 1, 220: 1, 234: 1}
    verein.refresh_from_db()
    assert verein.marked_at == START + timedelta(days=248)


def test_who_confirms_on_the_first_mail_is_asked_a_year_later(clock, verein):
    run_on(clock, 182)
    clock(183)
    confirm_organisation(verein, actor=None)
    assert run_on(clock, *range(184, 183 + 365)) == {}
    assert run_on(clock, 183 + 365) == {548: 1}


def test_who_needed_a_reminder_is_asked_after_half_a_year(clock, verein):
    run_on(clock, 182, 196)
    clock(197)
    confirm_organisation(verein, actor=None)
    assert run_on(clock, *range(198, 197 + 182)) == {}
    assert run_on(clock, 197 + 182) == {379: 1}


def test_entry_that_was_never_confirmed_is_asked_half_a_year_after_it_was_made(clock):
    RepresentativeFactory(organisation=OrganisationFactory())
    assert run_on(clock, 181, 182) == {182: 1}


def test_organisation_without_anybody_to_ask_is_marked_all_the_same(clock):
    silent = OrganisationFactory(confirmed_at=START)
    assert run_on(clock, 182, 196, 210, 224) == {}
    silent.refresh_from_db()
    assert silent.marked_at == START + timedelta(days=224)


def test_confirmation_by_whatever_way_ends_the_campaign(clock, verein):
    run_on(clock, 182)
    clock(190)
    Organisation.objects.update(confirmed_at=timezone.now())
    assert run_on(clock, 196) == {}
    campaign = FreshnessCampaign.objects.get()
    assert (campaign.outcome, campaign.rounds) == ("confirmed", 1)


def test_paused_entry_is_left_alone_and_asked_when_it_is_back(clock, verein):
    run_on(clock, 182)
    pause_organisation(verein, actor=verein.representatives.get().user)
    assert run_on(clock, 196, 210) == {}
    Organisation.objects.update(state="published")
    assert run_on(clock, 211) == {211: 1}


def test_archived_entry_ends_the_campaign(clock, verein):
    run_on(clock, 182)
    Organisation.objects.update(state="archived")
    assert run_on(clock, 196) == {}
    assert FreshnessCampaign.objects.get().outcome == "dropped"


def test_one_mail_for_all_organisations_of_a_person(clock, verein):
    person = verein.representatives.get().user
    second = OrganisationFactory(name="Anderer Verein", confirmed_at=START + timedelta(days=29))
    RepresentativeFactory(organisation=second, user=person)
    later = OrganisationFactory(name="Später", confirmed_at=START + timedelta(days=31))
    RepresentativeFactory(organisation=later, user=person)
    assert run_on(clock, 182) == {182: 1}
    names = FreshnessMail.objects.get().questions.values_list("campaign__organisation__name", flat=True)
    assert list(names) == ["Anderer Verein", "Verein"]


def test_nobody_gets_two_mails_on_one_day(clock, verein):
    run_on(clock, 182)
    RepresentativeFactory(organisation=OrganisationFactory(confirmed_at=START), user=verein.representatives.get().user)
    assert run_on(clock, 182, 183) == {183: 1}


def test_all_who_act_are_asked_but_contact_persons_only_where_nobody_acts(clock, verein):
    RepresentativeFactory(organisation=verein, user__email="zweite@example.org", user__language="tr")
    ContactPersonFactory(organisation=verein, email="kontakt@example.org", is_general=True)
    alone = OrganisationFactory(confirmed_at=START)
    ContactPersonFactory(organisation=alone, name="A", email="a@example.org")
    ContactPersonFactory(organisation=alone, name="B", email="Erste@example.org", is_general=True)
    assert run_on(clock, 182) == {182: 3}
    assert dict(Message.objects.values_list("recipient", "language")) == {
        "vorstand@example.org": "de",
        "zweite@example.org": "tr",
        "erste@example.org": "en",
    }


def test_closed_accounts_ended_roles_and_marked_addresses_are_not_asked(clock, verein):
    RepresentativeFactory(organisation=verein, user__is_active=False)
    RepresentativeFactory(organisation=verein, until=START.date())
    ContactPersonFactory(organisation=verein, email="kontakt@example.org")
    Bounce.objects.create(digest="d", address="vorstand@example.org", status="5.1.1", is_permanent=True)
    run_on(clock, 182)
    assert list(Message.objects.values_list("recipient", flat=True)) == ["kontakt@example.org"]


@pytest.mark.parametrize("number", [1, 3])
def test_many_at_once_cost_no_more_queries_to_find(clock, number, django_assert_max_num_queries):
    for _each in range(number):
        OrganisationFactory(confirmed_at=START)
    clock(182)
    with django_assert_max_num_queries(26):
        run_campaigns()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Organisation.objects.update(confirmed_at=timezone.now()),
        lambda: Organisation.objects.update(state="paused"),
        lambda: Organisation.objects.update(state="archived"),
        lambda: FreshnessMail.objects.update(recipient=""),
    ],
    ids=["confirmed", "paused", "archived", "forgotten"],
)
def test_mail_is_not_sent_when_that_happened_meanwhile(clock, verein, change):
    run_on(clock, 182)
    change()
    assert (send_all(), Message.objects.get().withheld) == (0, "outdated")


def test_mail_that_waited_until_the_next_round_is_not_sent_as_well(clock, verein):
    run_on(clock, 182, 196)
    assert send_all() == 1


def test_task_is_the_daily_work(clock, verein):
    clock(182)
    ask_organisations_daily()
    ask_organisations_daily()
    assert Message.objects.count() == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.lists(st.integers(170, 460), min_size=1, max_size=25),
    confirmed=st.one_of(st.none(), st.integers(170, 300)),
    sending=st.booleans(),
)
@example(days=[182, 182, 196, 196, 210, 210, 224, 300], confirmed=None, sending=True)
@example(days=[182, 196, 250, 251], confirmed=197, sending=False)
def test_whatever_days_the_job_runs_on_each_mail_comes_once_and_none_after_confirmation(days, confirmed, sending):
    """Days in ascending order, as time goes; some twice, many left out. Workers keep up or send all at the end."""
    Organisation.objects.update(state="archived")
    FreshnessCampaign.objects.all().delete()
    Job.objects.all().delete()
    django_mail.outbox.clear()
    with time_machine.travel(START, tick=False) as clock:
        organisation = OrganisationFactory(confirmed_at=START)
        RepresentativeFactory(organisation=organisation)
        sent = []
        is_confirmed = False
        for day in sorted(days):
            if confirmed is not None and day >= confirmed and not is_confirmed:
                clock.move_to(START + timedelta(days=confirmed))
                confirm_organisation(organisation, actor=None)
                is_confirmed = True
            clock.move_to(START + timedelta(days=day))
            before = len(django_mail.outbox)
            run_campaigns()
            if sending:
                sent += [day] * (send_all() - before)
        waiting_before = len(django_mail.outbox)
        sent += [max(days)] * (send_all() - waiting_before)
    first = [day for day in sent if confirmed is None or day < confirmed or not is_confirmed]
    second = [day for day in sent if day not in first]
    assert len(first) <= 3
    assert all(later - earlier >= 14 for earlier, later in pairwise(first))
    # After the confirmation only a new campaign may write, half a year later at the earliest.
    assert all(day >= confirmed + 182 for day in second)
    if confirmed is None and sending and max(days) >= 182:
        assert first[0] == min(day for day in days if day >= 182)

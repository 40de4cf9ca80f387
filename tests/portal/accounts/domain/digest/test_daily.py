"""Overviews of what is urgent: one a day, never two mails on a day, in batches that a dead worker leaves whole."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db.models.functions import Now

from portal.accounts.domain.digest import batches
from portal.accounts.models import Digest
from portal.accounts.tasks import daily_digests, weekly_digests
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
MORNING, EVENING = timedelta(hours=15), timedelta(hours=9)  # from one to the next


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("portal.outbox.domain.hand_over.send", lambda _job_id: None)


def run_jobs(**wanted):
    while job := Job.objects.filter(state="queued", **wanted).first():
        run_job(job.pk)


def sent(task):
    """Run the task and what it asks for; return recipient, rhythm and number of lines of each mail that went out."""
    django_mail.outbox.clear()
    task()
    run_jobs()
    told = {each.message.recipient: (each.rhythm, len(each.told)) for each in Digest.objects.order_by("created_at")}
    return sorted((each.to[0], *told[each.to[0]]) for each in django_mail.outbox)


def test_who_has_something_urgent_gets_one_mail_a_day(clock, open_for, line):
    anna, petra = UserFactory(email="anna@example.org"), UserFactory(email="petra@example.org")
    open_for.update({anna.pk: [line("a"), line("b", is_urgent=True)], petra.pk: [line("c")]})

    assert sent(weekly_digests) == [(anna.email, "weekly", 2), (petra.email, "weekly", 1)]
    assert sent(daily_digests) == []  # Anna has had hers today
    for _day in range(2):
        clock.shift(MORNING)
        assert sent(daily_digests) == [(anna.email, "daily", 1)]
        assert sent(daily_digests) == []
        clock.shift(EVENING)
        assert sent(weekly_digests) == []


def test_before_the_overview_of_the_week_the_morning_brings_that_one(clock, open_for, line):
    anna = UserFactory(email="anna@example.org")
    open_for[anna.pk] = [line("a"), line("b", is_urgent=True)]

    assert sent(daily_digests) == [(anna.email, "weekly", 2)]
    assert sent(weekly_digests) == []


def test_the_daily_mail_says_what_it_is_and_waits_for_nothing(clock, open_for, line):
    open_for[UserFactory().pk] = [line("a"), line("b", is_urgent=True)]
    sent(weekly_digests)
    clock.shift(MORNING)
    assert sent(daily_digests)
    assert django_mail.outbox[0].subject == "Nur noch wenige Tage: 1 Punkt ist offen"
    assert "einmal am Tag" in django_mail.outbox[0].body

    clock.shift(timedelta(days=1))
    daily_digests()
    run_jobs(name="accounts.digests")
    run_jobs(name="accounts.digest_batch")
    clock.shift(timedelta(days=1))
    django_mail.outbox.clear()
    run_jobs()
    assert django_mail.outbox == []  # what waited over night is not sent, today's mail tells the same


def test_people_are_written_to_in_batches_that_a_dead_worker_leaves_whole(clock, open_for, line, monkeypatch):
    monkeypatch.setattr(batches, "PEOPLE_AT_ONCE", 2)
    users = UserFactory.create_batch(5)
    open_for.update({user.pk: [line()] for user in users})
    weekly_digests()
    run_jobs(name="accounts.digests")
    assert Job.objects.filter(name="accounts.digest_batch").count() == 3

    with monkeypatch.context() as broken:
        broken.setattr("portal.accounts.tasks.write_digests", _write_and_die)
        run_job(Job.objects.filter(name="accounts.digest_batch").first().pk)
    assert not Digest.objects.exists()

    Job.objects.update(due_at=Now())  # the dead one would wait a few seconds
    run_jobs()
    assert sorted(each.to[0] for each in django_mail.outbox) == sorted(user.email for user in users)


def _write_and_die(*arguments):
    assert batches.write_digests(*arguments)
    raise RuntimeError("The worker is gone.")

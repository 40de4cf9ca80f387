"""A reminder is asked for a thousand times: one mail. And what happens without lock and constraint."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from cooperations.domain.confirming import reminders
from cooperations.domain.confirming.reminders import remind, send_reminders
from cooperations.models import SignatoryLink
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.confirming import ask, people, ready
from tests.races import run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, TIMES = 20, 50


def work_off():
    """Let four workers run everything that the outbox holds, each all of it."""
    jobs = list(Job.objects.filter(state=Job.State.QUEUED).values_list("pk", flat=True))
    run_together(*[lambda: [run_job(job) for job in jobs]] * 4)


@pytest.fixture
def opened(monkeypatch):
    """Boards were asked six days ago and have got the first mail."""
    monkeypatch.setattr("portal.outbox.domain.hand_over.send", lambda _job_id: None)
    round_ = ask(ready(), UserFactory())
    SignatoryLink.objects.update(sent_at=timezone.now() - timedelta(days=6))
    work_off()
    mail.outbox.clear()
    return round_


def mails_to(signatory):
    work_off()
    return [each for each in mail.outbox if each.to == [signatory.address]]


def test_a_reminder_that_is_asked_for_a_thousand_times_is_one_mail(opened):
    signatory = people(opened.cooperation, "mso")[0]

    def ask_often():
        return [remind(signatory, now=timezone.now()) for _time in range(TIMES)]

    outcomes = run_together(*[ask_often] * (PEOPLE - 1), lambda: send_reminders(timezone.now()))
    written = sum(told.count(True) for told in outcomes[:-1])
    # The beat writes the other side's reminder too, and this one if nobody was before it.
    assert (written, outcomes[-1]) in {(1, 1), (0, 2)}
    assert SignatoryLink.objects.filter(signatory=signatory, stage="5").count() == 1
    assert len(mails_to(signatory)) == 1


def test_control_without_lock_and_constraint_each_asking_is_a_mail(opened, monkeypatch):
    """All have seen that the reminder is due before the first of them writes it."""
    signatory = people(opened.cooperation, "mso")[0]
    looked = threading.Barrier(5, timeout=60)
    write = reminders.mail_link

    def write_together(*arguments, **options):
        looked.wait()
        return write(*arguments, **options)

    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'signatory_mailed_once'")
        (definition,) = cursor.fetchone()
        cursor.execute("DROP INDEX signatory_mailed_once")
    try:
        with monkeypatch.context() as unlocked:
            without_locks(unlocked)
            unlocked.setattr(reminders, "mail_link", write_together)
            assert run_together(*[lambda: remind(signatory, now=timezone.now())] * 5) == [True] * 5
        assert len(mails_to(signatory)) == 5
    finally:
        SignatoryLink.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(definition)

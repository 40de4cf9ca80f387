"""The sweeper sends again what is due and has no living worker, in batches, and costs little when there is nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from kombu.exceptions import OperationalError

from portal.outbox.domain import sweep
from portal.outbox.domain.claim import claim_job
from portal.outbox.domain.sweep import LOST_TOO_OFTEN, Swept, sweep_jobs
from portal.outbox.models import Job
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db


def sent_ids(sent):
    return {job_id for _name, job_id in sent}


def ago(seconds):
    return timezone.now() - timedelta(seconds=seconds)


def test_due_and_abandoned_jobs_are_sent_and_nothing_else(sent):
    due, abandoned = JobFactory(), JobFactory(abandoned=True)
    JobFactory(due_at=timezone.now() + timedelta(hours=1))
    JobFactory(running=True)
    JobFactory(done=True)
    JobFactory(failed=True)
    assert sweep_jobs() == Swept(sent=2)
    assert sent_ids(sent) == {str(due.pk), str(abandoned.pk)}


def test_job_that_was_just_handed_over_may_wait_for_a_free_worker(sent, settings):
    settings.OUTBOX_RESEND_SECONDS = 30
    JobFactory(handed_over_at=ago(20))
    lost = JobFactory(handed_over_at=ago(40))
    assert sweep_jobs() == Swept(sent=1)
    assert sent_ids(sent) == {str(lost.pk)}


def test_second_sweep_sends_nothing_twice(sent):
    JobFactory.create_batch(3)
    assert [sweep_jobs().sent, sweep_jobs().sent] == [3, 0]


def test_job_that_lost_its_worker_is_sent_without_waiting(sent):
    job = JobFactory(handed_over_at=ago(1))
    claim_job(job.pk)
    Job.objects.filter(pk=job.pk).update(leased_until=ago(1))
    assert sweep_jobs() == Swept(sent=1)


def test_sweep_is_bounded_and_takes_the_longest_waiting_first(sent, monkeypatch):
    monkeypatch.setattr(sweep, "BATCH", 2)
    jobs = [JobFactory(due_at=ago(seconds)) for seconds in (10, 30, 20)]
    assert sweep_jobs().sent == 2
    assert sent_ids(sent) == {str(jobs[1].pk), str(jobs[2].pk)}
    assert [sweep_jobs().sent, sweep_jobs().sent] == [1, 0]


def test_job_that_lost_its_worker_too_often_is_failed_with_a_sentence(sent, settings, handler):
    heard = []
    handler(lambda _job, _progress: None, on_failure=lambda job: heard.append(job.error))
    job = JobFactory(name="tests.job", abandoned=True, attempts=settings.OUTBOX_MAX_ATTEMPTS)
    assert sweep_jobs() == Swept(failed=1)
    job.refresh_from_db()
    assert (job.state, job.error, job.lease, sent) == (Job.State.FAILED, LOST_TOO_OFTEN, None, [])
    assert heard == [LOST_TOO_OFTEN]


def test_lost_broker_leaves_the_jobs_for_the_next_sweep(sent, monkeypatch):
    JobFactory.create_batch(3)
    with monkeypatch.context() as lost:
        lost.setattr(sweep, "send", raise_lost)
        assert sweep_jobs() == Swept(sent=0)
    assert sweep_jobs() == Swept(sent=3)


def raise_lost(_job_id):
    raise OperationalError("connection refused")


def test_sweep_of_nothing_costs_two_indexed_queries(django_assert_num_queries):
    Job.objects.bulk_create(
        Job(name="tests.nothing", key=f"old-{n}", state="done", finished_at=ago(60)) for n in range(3000)
    )
    Job.objects.bulk_create(
        Job(name="tests.nothing", key=f"later-{n}", due_at=timezone.now() + timedelta(days=9)) for n in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE outbox_job")
    with django_assert_num_queries(6):  # two selects, each in a savepoint
        assert sweep_jobs() == Swept()
    for jobs in (Job.objects.claimable(), Job.objects.exhausted()):
        assert "job_open_due" in jobs.explain()

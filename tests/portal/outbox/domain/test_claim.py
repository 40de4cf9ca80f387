"""One worker only has a job, and another gets it when the first is gone."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from portal.outbox.domain import claim
from portal.outbox.domain.claim import claim_job, release_job
from portal.outbox.domain.lease import LeaseLost, lock_held_job, renew_lease
from portal.outbox.models import Job
from portal.outbox.models.job import JobQuerySet
from tests.factories.outbox import JobFactory


def in_threads(count, function):
    """Run ``function`` in ``count`` threads that start together, each with a connection of its own."""
    barrier = threading.Barrier(count, timeout=60)

    def run(_number):
        try:
            connection.ensure_connection()
            barrier.wait()
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.mark.django_db
def test_claim_gives_a_lease_and_counts_the_attempt(settings):
    settings.OUTBOX_LEASE_SECONDS = 30
    before = timezone.now()
    job = claim_job(JobFactory().pk)
    assert (job.state, job.attempts, job.lease is None) == (Job.State.RUNNING, 1, False)
    assert timedelta(seconds=29) < job.leased_until - before < timedelta(seconds=40)


@pytest.mark.django_db
def test_job_is_claimed_once():
    job = JobFactory()
    assert [claim_job(job.pk) is None, claim_job(job.pk) is None] == [False, True]


@pytest.mark.django_db
def test_job_whose_lease_ran_out_is_claimed_under_a_new_lease():
    job = JobFactory(abandoned=True)
    claimed = claim_job(job.pk)
    assert (claimed.attempts, claimed.lease == job.lease) == (2, False)


@pytest.mark.django_db
def test_job_with_attempts_used_up_is_not_claimed(settings):
    job = JobFactory(abandoned=True, attempts=settings.OUTBOX_MAX_ATTEMPTS)
    assert claim_job(job.pk) is None


@pytest.mark.django_db(transaction=True)
def test_one_of_twenty_parallel_workers_gets_the_job():
    job = JobFactory()
    claims = in_threads(20, lambda: claim_job(job.pk))
    job.refresh_from_db()
    assert [each.lease for each in claims if each] == [job.lease]
    assert job.attempts == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_row_lock_two_workers_get_the_job(monkeypatch):
    job = JobFactory()
    both_have_read = threading.Barrier(2, timeout=60)

    def wait_then_make_lease():
        both_have_read.wait()
        return uuid4()

    monkeypatch.setattr(JobQuerySet, "select_for_update", lambda self, **_options: self)
    monkeypatch.setattr(claim, "uuid4", wait_then_make_lease)
    claims = in_threads(2, lambda: claim_job(job.pk))
    assert [each is not None for each in claims] == [True, True]


@pytest.mark.django_db(transaction=True)
def test_row_that_is_locked_is_skipped_not_waited_for():
    job = JobFactory()
    with transaction.atomic():
        Job.objects.select_for_update().get(pk=job.pk)
        assert in_threads(1, lambda: claim_job(job.pk)) == [None]


@pytest.mark.django_db(transaction=True)
def test_job_cannot_be_taken_while_its_effect_is_being_stored():
    job = JobFactory(abandoned=True)
    with transaction.atomic():
        lock_held_job(job.pk, job.lease)
        assert in_threads(1, lambda: claim_job(job.pk)) == [None]


@pytest.mark.django_db
def test_renewal_prolongs_the_lease_of_its_holder_only():
    job = JobFactory(running=True)
    until = job.leased_until
    with pytest.raises(LeaseLost):
        renew_lease(job.pk, uuid4())
    renew_lease(job.pk, job.lease)
    job.refresh_from_db()
    assert job.leased_until != until


@pytest.mark.django_db
def test_release_needs_the_lease():
    job = JobFactory(running=True)
    with pytest.raises(LeaseLost):
        release_job(job.pk, uuid4())
    release_job(job.pk, job.lease)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.lease) == (Job.State.QUEUED, 0, None)

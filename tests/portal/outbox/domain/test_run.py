"""Running one job: done, tried again, failed; nothing is stored without the lease."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.outbox.domain.run import TRYING_AGAIN, USED_UP, backoff, run_job
from portal.outbox.models import Job
from portal.outbox.registry import PermanentFailure
from tests.factories.accounts import UserFactory
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db


def test_job_is_done_after_its_handler_returned(handler):
    seen = []
    handler(lambda job, _progress: seen.append(job.payload))
    job = JobFactory(name="tests.job", payload={"edition": 7})

    assert run_job(job.pk) == Job.State.DONE

    job.refresh_from_db()
    assert seen == [{"edition": 7}]
    assert (job.state, job.attempts, job.lease, job.leased_until) == (Job.State.DONE, 1, None, None)


def test_job_that_is_done_is_not_run_again(handler):
    runs = []
    handler(lambda job, _progress: runs.append(job.pk))
    job = JobFactory(name="tests.job")

    assert [run_job(job.pk), run_job(job.pk)] == [Job.State.DONE, None]
    assert runs == [job.pk]


@pytest.mark.parametrize(
    "traits",
    [{"due_at": timezone.now() + timedelta(hours=1)}, {"running": True}, {"done": True}, {"failed": True}],
    ids=["not due", "running elsewhere", "done", "failed"],
)
def test_job_that_is_not_ours_is_left_alone(traits):
    job = JobFactory(**traits)
    assert run_job(job.pk) is None


def test_unknown_job_is_left_alone():
    assert run_job(uuid4()) is None


def test_error_queues_the_job_again_later(handler):
    def fail(_job, _progress):
        raise RuntimeError("disk full")

    handler(fail)
    job = JobFactory(name="tests.job")
    before = timezone.now()

    assert run_job(job.pk) == Job.State.QUEUED

    job.refresh_from_db()
    assert (job.error, job.error_detail, job.attempts, job.lease) == (TRYING_AGAIN, "RuntimeError: disk full", 1, None)
    assert job.due_at >= before + backoff(1)


def test_job_fails_when_its_attempts_are_used_up(handler, settings):
    settings.OUTBOX_MAX_ATTEMPTS = 3
    settings.OUTBOX_BACKOFF_SECONDS = 0
    handler(lambda _job, _progress: 1 / 0)
    job = JobFactory(name="tests.job")

    states = [run_job(job.pk) for _attempt in range(4)]

    job.refresh_from_db()
    assert states == [Job.State.QUEUED, Job.State.QUEUED, Job.State.FAILED, None]
    assert (job.error, job.attempts) == (USED_UP, 3)


def test_permanent_failure_ends_the_job_with_its_sentence(handler):
    def fail(_job, _progress):
        raise PermanentFailure("There is no accepted report.")

    handler(fail)
    job = JobFactory(name="tests.job")

    assert run_job(job.pk) == Job.State.FAILED
    job.refresh_from_db()
    assert (job.error, job.attempts) == ("There is no accepted report.", 1)


def test_app_hears_of_the_failure_in_the_same_transaction(handler):
    def fail(_job, _progress):
        raise PermanentFailure("No.")

    heard = []
    handler(fail, on_failure=lambda job: heard.append((job.pk, job.state)))
    job = JobFactory(name="tests.job")
    run_job(job.pk)
    assert heard == [(job.pk, Job.State.FAILED)]


def test_failing_hook_does_not_keep_the_job_from_failing(handler):
    def fail(_job, _progress):
        raise PermanentFailure("No.")

    handler(fail, on_failure=lambda _job: 1 / 0)
    job = JobFactory(name="tests.job")
    assert run_job(job.pk) == Job.State.FAILED


def test_job_without_handler_is_tried_again_because_a_newer_worker_may_know_it():
    job = JobFactory(name="tests.from_tomorrow")
    assert run_job(job.pk) == Job.State.QUEUED


def test_worker_told_to_stop_gives_the_job_back_without_using_up_an_attempt(handler):
    def stop(_job, _progress):
        raise SystemExit

    handler(stop)
    job = JobFactory(name="tests.job")
    with pytest.raises(SystemExit):
        run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.lease) == (Job.State.QUEUED, 0, None)


def test_completion_stores_effect_and_done_together(handler):
    owner = UserFactory(name="Before")

    def change(_job, progress):
        with progress.completion():
            owner.name = "After"
            owner.save()

    handler(change)
    job = JobFactory(name="tests.job")
    assert run_job(job.pk) == Job.State.DONE
    owner.refresh_from_db()
    assert owner.name == "After"


def test_error_inside_completion_stores_neither(handler):
    owner = UserFactory(name="Before")

    def change(_job, progress):
        with progress.completion():
            owner.name = "After"
            owner.save()
            raise RuntimeError

    handler(change)
    job = JobFactory(name="tests.job")
    assert run_job(job.pk) == Job.State.QUEUED
    owner.refresh_from_db()
    assert owner.name == "Before"


def test_error_after_completion_leaves_the_job_done(handler):
    def change(_job, progress):
        with progress.completion():
            pass
        raise RuntimeError

    handler(change)
    job = JobFactory(name="tests.job")
    assert run_job(job.pk) == Job.State.DONE


@pytest.mark.parametrize("how", ["effect", "completion"])
def test_worker_without_lease_stores_nothing(handler, how):
    owner = UserFactory(name="Before")

    def change(job, progress):
        Job.objects.filter(pk=job.pk).update(lease=uuid4())
        with getattr(progress, how)():
            owner.name = "After"
            owner.save()

    handler(change)
    job = JobFactory(name="tests.job")
    assert run_job(job.pk) is None
    owner.refresh_from_db()
    job.refresh_from_db()
    assert (owner.name, job.state) == ("Before", Job.State.RUNNING)


def test_worker_without_lease_does_not_mark_the_job_done(handler):
    handler(lambda job, _progress: Job.objects.filter(pk=job.pk).update(lease=uuid4()))
    job = JobFactory(name="tests.job")
    run_job(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING


def test_worker_without_lease_does_not_report_its_error(handler):
    def change(job, _progress):
        Job.objects.filter(pk=job.pk).update(lease=uuid4())
        raise RuntimeError

    handler(change)
    job = JobFactory(name="tests.job")
    run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.RUNNING, "")


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 10), (2, 40), (3, 160), (4, 640), (5, 2560), (9, 3600)])
def test_distance_between_attempts_grows_up_to_an_hour(attempts, seconds):
    assert backoff(attempts) == timedelta(seconds=seconds)

"""A person starts a failed job again; asked twice, it starts once."""

import pytest

from portal.outbox.domain.restart import restart_job
from portal.outbox.models import Job
from portal.shared.states import MoveRefused
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db


def test_failed_job_begins_anew_with_all_attempts(sent, django_capture_on_commit_callbacks):
    job = JobFactory(failed=True, step="Drawing", progress=3, progress_total=12)
    with django_capture_on_commit_callbacks(execute=True):
        assert restart_job(job) is True
    assert (job.state, job.attempts, job.error, job.step, job.progress, job.finished_at) == (
        Job.State.QUEUED,
        0,
        "",
        "",
        0,
        None,
    )
    assert sent == [("outbox.run_job", str(job.pk))]


def test_second_restart_does_nothing(sent, django_capture_on_commit_callbacks):
    job = JobFactory(failed=True)
    with django_capture_on_commit_callbacks(execute=True):
        assert [restart_job(job), restart_job(job)] == [True, False]
    assert len(sent) == 1


def test_done_job_is_not_restarted():
    with pytest.raises(MoveRefused):
        restart_job(JobFactory(done=True))


def test_app_hears_of_the_restart(handler):
    heard = []
    handler(lambda _job, _progress: None, on_restart=lambda job: heard.append((job.pk, job.state)))
    job = JobFactory(name="tests.job", failed=True)
    restart_job(job)
    assert heard == [(job.pk, Job.State.QUEUED)]


def test_job_whose_handler_is_gone_stays_failed():
    job = JobFactory(name="tests.long_gone", failed=True)
    with pytest.raises(LookupError):
        restart_job(job)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED

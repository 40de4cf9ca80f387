"""Progress is stored for the reader's language, not too often, and only while the lease is held."""

from uuid import uuid4

import pytest
from django.utils.translation import gettext_lazy, override

from portal.outbox.domain.lease import LeaseLost
from portal.outbox.domain.progress import Progress
from portal.outbox.models import Job
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def job():
    return JobFactory(running=True)


@pytest.fixture
def progress(job):
    return Progress(job.pk, job.lease)


def test_report_is_stored_and_prolongs_the_lease(job, progress):
    until = job.leased_until
    progress.report("Drawing", 3, 12)
    job.refresh_from_db()
    assert (job.step, job.progress, job.progress_total, job.percent, job.leased_until != until) == (
        "Drawing",
        3,
        12,
        25,
        True,
    )


def test_report_without_lease_is_refused(job):
    with pytest.raises(LeaseLost):
        Progress(job.pk, uuid4()).report("Drawing", 3, 12)
    job.refresh_from_db()
    assert job.step == ""


@pytest.mark.parametrize(("done", "total"), [(-1, 3), (4, 3), (1, 0)])
def test_impossible_progress_is_refused(progress, done, total):
    with pytest.raises(ValueError, match="is no progress"):
        progress.report("Drawing", done, total)


def test_many_reports_cost_few_writes_and_the_last_of_a_step_is_kept(job, progress, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        for done in range(1001):
            progress.report("Drawing", done, 1000)
        progress.report("Joining")
    job.refresh_from_db()
    assert (job.step, job.progress, job.progress_total) == ("Joining", 0, 0)


def test_step_is_stored_in_the_source_language(job, progress):
    with override("de"):
        progress.report(gettext_lazy("Yes"))
    job.refresh_from_db()
    assert job.step == "Yes"


def test_completion_fills_the_bar(job, progress):
    progress.report("Drawing", 3, 12)
    with progress.completion():
        pass
    job.refresh_from_db()
    assert (job.state, job.progress, job.progress_total, job.lease) == (Job.State.DONE, 12, 12, None)


def test_effect_leaves_the_job_running(job, progress):
    with progress.effect() as held:
        assert held.pk == job.pk
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING


def test_nothing_more_is_stored_after_completion(progress):
    with progress.completion():
        pass
    with pytest.raises(LeaseLost), progress.effect():
        pytest.fail("The body must not run.")

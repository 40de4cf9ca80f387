"""Real workers: killed, frozen or cut off from Redis, they lose no job and do none twice."""

import logging
import os
import random
import signal

import pytest

from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job
from tests.portal.outbox.services.conftest import LEASE_SECONDS, kill, wait_until

pytestmark = pytest.mark.services
logger = logging.getLogger(__name__)
ROUNDS = int(os.environ.get("OUTBOX_KILLS", "5"))


def is_in(state):
    return lambda job: Job.objects.filter(pk=job.pk, state=state).exists()


is_done = is_in(Job.State.DONE)


def is_abandoned(job):
    return Job.objects.claimable().filter(pk=job.pk, state=Job.State.RUNNING).exists()


@pytest.mark.parametrize("place", ["working", "storing"])
def test_another_worker_finishes_what_a_killed_one_began(processes, effects, tmp_path, place):
    first = processes.worker("first")
    job = enqueue_job("tests.guarded", {"signals": str(tmp_path), "stay": place}, key="k")
    wait_until((tmp_path / f"{place}-1").exists)
    kill(first)
    processes.worker("second")
    processes.beat()
    wait_until(lambda: is_done(job))
    job.refresh_from_db()
    assert (len(effects(job.pk)), job.attempts) == (1, 2)


def test_worker_killed_after_storing_has_done_the_job(processes, effects, tmp_path):
    first = processes.worker("first")
    job = enqueue_job("tests.guarded", {"signals": str(tmp_path), "stay": "stored"}, key="k")
    wait_until((tmp_path / "stored-1").exists)
    kill(first)
    job.refresh_from_db()
    assert (job.state, job.attempts, len(effects(job.pk))) == (Job.State.DONE, 1, 1)


def test_jobs_survive_killing_after_killing(processes, effects):
    """One worker is killed at a random step per round (OUTBOX_KILLS rounds), another goes on."""
    chance = random.Random(2021)  # noqa: S311 -- moments, not secrets
    processes.beat()
    jobs, spare = [], processes.worker("worker-0")
    for number in range(1, ROUNDS + 1):
        victim, spare = spare, processes.worker(f"worker-{number}")
        begun = [enqueue_job("tests.steps", {}, key=f"{number}-{n}").pk for n in range(3)]
        jobs += begun
        moment = Job.objects.filter(pk__in=begun, progress__gte=chance.randint(1, 9))
        wait_until(moment.exists)
        kill(victim)
    wait_until(lambda: not Job.objects.filter(state__in=Job.OPEN_STATES).exists(), 60)
    lost = Job.objects.filter(attempts__gt=1).count()
    logger.info("%d workers killed, %d of %d jobs lost a worker and were begun again", ROUNDS, lost, len(jobs))
    assert {pk: len(effects(pk)) for pk in jobs} == dict.fromkeys(jobs, 1)
    assert set(Job.objects.values_list("state", flat=True)) == {Job.State.DONE}


def frozen_beyond_its_lease(processes, effects, tmp_path, name):
    """Freeze a worker until another has done its job, thaw it, and return the job once both are through."""
    first = processes.worker("first")
    job = enqueue_job(name, {"signals": str(tmp_path), "stay": "working"}, key="k")
    wait_until((tmp_path / "working-1").exists)
    kill(first, signal.SIGSTOP)
    processes.worker("second")
    processes.beat()
    wait_until(lambda: is_done(job))
    (tmp_path / "go").touch()
    kill(first, signal.SIGCONT)
    log = processes.folder / "first.log"
    wait_until(lambda: "belongs to another worker" in log.read_text() or len(effects(job.pk)) > 1)
    job.refresh_from_db()
    return job


def test_worker_that_was_frozen_beyond_its_lease_stores_nothing(processes, effects, tmp_path):
    job = frozen_beyond_its_lease(processes, effects, tmp_path, "tests.guarded")
    assert (len(effects(job.pk)), job.state, job.attempts) == (1, Job.State.DONE, 2)


def test_control_without_asking_for_the_lease_the_effect_happens_twice(processes, effects, tmp_path):
    job = frozen_beyond_its_lease(processes, effects, tmp_path, "tests.unguarded")
    assert len(effects(job.pk)) == 2


def test_killed_worker_loses_its_lease_in_time(processes, tmp_path):
    worker = processes.worker()
    job = enqueue_job("tests.guarded", {"signals": str(tmp_path), "stay": "working"}, key="k")
    wait_until((tmp_path / "working-1").exists)
    kill(worker)
    wait_until(lambda: is_abandoned(job), LEASE_SECONDS + 0.5)


def test_job_that_kills_each_worker_is_failed_in_the_end(processes, tmp_path):
    """A handler that exhausts memory, say: the kernel kills the child, the worker starts a new one."""
    processes.worker()
    processes.beat()
    job = enqueue_job("tests.deadly", {}, key="k")
    wait_until(lambda: is_in(Job.State.FAILED)(job), 60)
    job.refresh_from_db()
    assert (job.attempts, job.error[:24]) == (5, "This was begun several t")


def test_flushed_redis_loses_no_job(processes, effects, tmp_path):
    jobs = [enqueue_job("tests.guarded", {"signals": str(tmp_path)}, key=f"{n}") for n in range(10)]
    processes.flush_redis()
    processes.worker()
    processes.beat()
    wait_until(lambda: all(is_done(job) for job in jobs))
    assert [len(effects(job.pk)) for job in jobs] == [1] * 10


def test_control_without_sweeper_a_flushed_redis_loses_the_jobs(processes, effects, tmp_path):
    lost = enqueue_job("tests.guarded", {"signals": str(tmp_path)}, key="lost")
    processes.flush_redis()
    processes.worker()
    later = enqueue_job("tests.guarded", {"signals": str(tmp_path)}, key="later")
    wait_until(lambda: is_done(later))
    assert is_in(Job.State.QUEUED)(lost)


def test_killed_redis_loses_no_job(processes, effects, tmp_path):
    processes.worker()
    processes.beat()
    first = [enqueue_job("tests.guarded", {"signals": str(tmp_path)}, key=f"before-{n}") for n in range(5)]
    processes.kill_redis()
    meanwhile = [enqueue_job("tests.guarded", {"signals": str(tmp_path)}, key=f"meanwhile-{n}") for n in range(5)]
    processes.start_redis()
    wait_until(lambda: all(is_done(job) for job in first + meanwhile), 60)
    assert [len(effects(job.pk)) for job in first + meanwhile] == [1] * 10

"""A handler that blocks for long keeps its lease; without the heartbeat it would lose it."""

import subprocess
import sys
import threading

import pytest
from django.db import DatabaseError, connection

from portal.outbox.domain import heartbeat
from portal.outbox.domain.claim import claim_job
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db(transaction=True)
BLOCK_SECONDS = 1.5


@pytest.fixture
def stolen(settings, handler):
    """Return a function that runs a job blocked in a subprocess and says who else got it meanwhile."""
    settings.OUTBOX_LEASE_SECONDS = 0.6
    begun = threading.Event()

    def block(_job, _progress):
        begun.set()
        wait = f"import time; time.sleep({BLOCK_SECONDS})"
        subprocess.run([sys.executable, "-c", wait], check=True)

    handler(block)

    def run():
        job = JobFactory(name="tests.job")

        def work():
            try:
                run_job(job.pk)
            finally:
                connection.close()

        worker = threading.Thread(target=work)
        worker.start()
        begun.wait(10)
        other = None
        while worker.is_alive():
            other = other or claim_job(job.pk)
            worker.join(0.05)
        job.refresh_from_db()
        return other, job

    return run


def test_blocked_handler_keeps_its_lease(stolen):
    other, job = stolen()
    assert (other, job.state, job.attempts) == (None, Job.State.DONE, 1)


def test_control_without_heartbeat_another_worker_gets_the_job(stolen, monkeypatch):
    monkeypatch.setattr(heartbeat.Heartbeat, "_renew", lambda _self: True)
    other, job = stolen()
    assert (other is not None, job.state, job.attempts) == (True, Job.State.RUNNING, 2)


def test_heartbeat_survives_a_moment_without_database(stolen, monkeypatch):
    renew, failures = heartbeat.renew_lease, [DatabaseError("gone")]

    def fail_once(job_id, lease):
        if failures:
            raise failures.pop()
        renew(job_id, lease)

    monkeypatch.setattr(heartbeat, "renew_lease", fail_once)
    other, job = stolen()
    assert (other, job.state, failures) == (None, Job.State.DONE, [])


def test_heartbeat_ends_with_the_job(stolen):
    stolen()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("heartbeat-")] == []

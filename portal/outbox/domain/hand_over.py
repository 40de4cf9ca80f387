"""Giving the number of a job to Celery. Nothing depends on its arrival: the sweeper sends what got lost."""

import logging
import time
from uuid import UUID

from celery.exceptions import CeleryError
from django.db import transaction
from kombu.exceptions import KombuError, OperationalError
from kombu.pools import producers
from redis.exceptions import RedisError

from portal.celery import app
from portal.outbox.models import Job

logger = logging.getLogger(__name__)
TASK = "outbox.run_job"
BROKER_LOST = (OperationalError, KombuError, CeleryError, RedisError, OSError)
PAUSE_SECONDS = 10.0
_broker_lost_at = float("-inf")


def hand_over_after_commit(job_id: UUID) -> None:
    """Send the job to Celery once the present transaction is committed."""
    transaction.on_commit(lambda: hand_over(job_id))


def hand_over(job_id: UUID) -> bool:
    """Send the job to Celery now; False when the broker is lost.

    A lost broker costs one request about a second; for the next ten seconds this process does not try again.
    """
    global _broker_lost_at  # noqa: PLW0603 -- one memory per process, as the broker is one
    if time.monotonic() - _broker_lost_at < PAUSE_SECONDS:
        return _leave_to_sweeper(job_id)
    try:
        send(job_id)
    except BROKER_LOST as error:
        _broker_lost_at = time.monotonic()
        logger.warning("The broker is lost (%s); the sweeper will send job %s", error, job_id)
        return _leave_to_sweeper(job_id)
    return True


def send(job_id: UUID) -> None:
    """Send the job to Celery, without retry. Raises one of ``BROKER_LOST`` when it does not arrive in a second."""
    # A worker waits longer for Redis than a person for a page, hence connections of their own.
    connection = app.connection_for_write(transport_options={"socket_timeout": 1, "socket_connect_timeout": 1})
    with producers[connection].acquire(block=True, timeout=1) as producer:
        app.send_task(TASK, args=[str(job_id)], producer=producer, retry=False)


def _leave_to_sweeper(job_id: UUID) -> bool:
    Job.objects.filter(pk=job_id, state=Job.State.QUEUED).update(handed_over_at=None)
    return False

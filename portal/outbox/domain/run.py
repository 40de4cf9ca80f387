"""Running one job: claim, handler, then done, queued again or failed. Safe against a crash at any line."""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_noop

from portal.outbox.models import Job
from portal.outbox.registry import PermanentFailure, Progress, find_kind
from portal.outbox.states import job as states

from .claim import claim_job, release_job
from .fail import fail_locked_job
from .heartbeat import Heartbeat
from .lease import LeaseLost, lock_held_job

logger = logging.getLogger(__name__)
TRYING_AGAIN = gettext_noop("This did not work. It will be tried again by itself.")
USED_UP = gettext_noop("This did not work, although it was tried several times.")
BACKOFF_FACTOR = 4
BACKOFF_LIMIT = timedelta(hours=1)
DETAIL_LENGTH = 2000


def run_job(job_id: UUID) -> Job.State | None:
    """Run the job if it is due and nobody else's; return its state afterwards, None if it was not ours.

    Errors of the handler are stored, not raised: the job is queued again with growing distance or, after
    ``OUTBOX_MAX_ATTEMPTS`` or a ``PermanentFailure``, failed. Raises ``DatabaseError`` when the database is lost;
    the lease then runs out and another worker takes the job.
    """
    job = claim_job(job_id)
    if job is None or job.lease is None:
        return None
    lease = job.lease
    try:
        with Heartbeat(job.pk, lease):
            _handle(job, lease)
    except LeaseLost:
        logger.warning("Job %s (%s) belongs to another worker now", job.pk, job.name)
        return None
    except Exception as error:
        logger.exception("Job %s (%s) did not work", job.pk, job.name)
        _after_error(job, lease, error)
    except BaseException:
        # The worker is told to stop at once: somebody else may go on without waiting for the lease.
        release_job(job.pk, lease)
        raise
    return Job.State(Job.objects.values_list("state", flat=True).get(pk=job.pk))


def _handle(job: Job, lease: UUID) -> None:
    progress = Progress(job.pk, lease)
    find_kind(job.name).handler(job, progress)
    if Job.objects.filter(pk=job.pk, lease=lease).exists():
        with progress.completion():
            pass


def _after_error(job: Job, lease: UUID, error: Exception) -> None:
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    try:
        with transaction.atomic():
            locked = lock_held_job(job.pk, lease)
            detail = f"{type(error).__name__}: {error}"[:DETAIL_LENGTH]
            if isinstance(error, PermanentFailure):
                fail_locked_job(locked, error.sentence, detail)
            elif locked.attempts >= settings.OUTBOX_MAX_ATTEMPTS:
                fail_locked_job(locked, USED_UP, detail)
            else:
                due_at = Now() + backoff(locked.attempts)
                states.apply(locked, states.RETRY, due_at=due_at, error=TRYING_AGAIN, error_detail=detail)
    except LeaseLost:
        logger.warning("Job %s (%s) was done or taken before its error", job.pk, job.name)


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after the given number of attempts: 10 s, 40 s, 160 s … at most an hour."""
    first: float = settings.OUTBOX_BACKOFF_SECONDS
    return min(timedelta(seconds=first * BACKOFF_FACTOR ** min(attempts - 1, 10)), BACKOFF_LIMIT)

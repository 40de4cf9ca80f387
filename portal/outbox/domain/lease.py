"""Whose job it is: a lease is a random token in the row that its holder renews and everybody else respects.

The token is compared, never the time: a worker whose lease ran out while nobody else claimed the job may still
finish it, because claiming and finishing lock the same row.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

from portal.outbox.models import Job


class LeaseLost(Exception):
    """The job belongs to another worker now; whatever this one still holds must not be stored."""


def lease_end() -> CombinedExpression:
    """Return the SQL expression for the end of a lease that begins now (``OUTBOX_LEASE_SECONDS`` ahead)."""
    return Now() + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)


def renew_lease(job_id: UUID, lease: UUID, **changes: object) -> None:
    """Prolong the lease by ``OUTBOX_LEASE_SECONDS`` from now and store ``changes`` with it.

    Raises ``LeaseLost`` when the job is not held under ``lease``.
    """
    if not Job.objects.filter(pk=job_id, lease=lease).update(leased_until=lease_end(), **changes):
        raise LeaseLost(str(job_id))


def lock_held_job(job_id: UUID, lease: UUID) -> Job:
    """Lock the row until the end of the caller's transaction and return the job.

    Raises ``LeaseLost`` when the job is not held under ``lease``.
    """
    job = Job.objects.select_for_update(of=("self",)).filter(pk=job_id, lease=lease).first()
    if job is None:
        raise LeaseLost(str(job_id))
    return job

"""Taking a job, so that one worker only has it, and giving it back."""

from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now

from portal.outbox.models import Job
from portal.outbox.states import job as states

from .lease import lease_end, lock_held_job


@transaction.atomic
def claim_job(job_id: UUID) -> Job | None:
    """Take the job under a new lease and return it; None when it is finished, not due or somebody else's.

    A row that another worker is just taking is skipped, not waited for.
    """
    job = Job.objects.claimable().select_for_update(of=("self",), skip_locked=True).filter(pk=job_id).first()
    if job is None:
        return None
    states.apply(
        job,
        states.CLAIM,
        lease=uuid4(),
        leased_until=lease_end(),
        handed_over_at=None,
        attempts=F("attempts") + 1,
        started_at=Coalesce("started_at", Now()),
    )
    return job


@transaction.atomic
def release_job(job_id: UUID, lease: UUID) -> None:
    """Give a job back that was begun but not tried to its end, because this worker is told to stop.

    The attempt does not count. Raises ``LeaseLost`` when the job is not held under ``lease``.
    """
    states.apply(lock_held_job(job_id, lease), states.RELEASE, attempts=F("attempts") - 1)

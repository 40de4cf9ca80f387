"""Who may do what with a job."""

from typing import Any

from .models import Job


def can_restart_job(user: Any, job: Job) -> bool:
    """Allow starting a failed job again to the person who asked for it."""
    return job.owner_id is not None and job.owner_id == user.pk and job.state == Job.State.FAILED

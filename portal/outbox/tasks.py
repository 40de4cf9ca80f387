"""Celery adapters: ids in, domain verbs out. Delivered twice they do no harm, lost they are sent again."""

from uuid import UUID

from celery import shared_task

from .domain.hand_over import TASK
from .domain.run import run_job as run
from .domain.sweep import sweep_jobs


@shared_task(name=TASK)
def run_job(job_id: str) -> None:
    """Run the job with this id, if nobody else does."""
    run(UUID(job_id))


@shared_task(name="outbox.sweep")
def sweep() -> None:
    """Send again what is due and has no living worker."""
    sweep_jobs()

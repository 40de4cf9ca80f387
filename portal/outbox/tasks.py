"""Celery adapters: ids in, domain verbs out. Delivered twice they do no harm, lost they are sent again."""

from uuid import UUID

from celery import shared_task
from django.conf import settings

from .domain.bounces import take_in
from .domain.hand_over import TASK
from .domain.mailboxes import read_mails
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


@shared_task(name="outbox.read_bounces")
def read_bounces() -> None:
    """Take in the mails that came back, if a mailbox is set."""
    if settings.BOUNCE_MAILBOX:
        for mail in read_mails(settings.BOUNCE_MAILBOX):
            take_in(mail)

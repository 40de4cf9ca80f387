"""What this app does at set times in a Celery worker, and the jobs it leaves to one."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

from .domain.digest.weekly import DIGEST_JOB, WEEK_JOB, ask_for_digests, start_week, write_digest


@shared_task(name="accounts.weekly_digests")
def weekly_digests() -> None:
    """Ask for the overviews of this week; safe to run twice, and late."""
    start_week()


@register(WEEK_JOB, label=_("Weekly overviews"))
def ask_for_weekly_digests(job: Job, progress: Progress) -> None:
    """Ask for the overview of each person for whom something is open."""
    with progress.completion():
        ask_for_digests(job.payload["week"])


@register(DIGEST_JOB, label=_("Weekly overview"))
def weekly_digest(job: Job, progress: Progress) -> None:
    """Write the overview of one person; done once, mail included."""
    with progress.completion():
        write_digest(job.payload["user"], job.payload["week"])

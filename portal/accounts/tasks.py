"""What this app does at set times in a Celery worker, and the jobs it leaves to one."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

from .domain.digest import sending as sending  # noqa: PLC0414 -- its guard is asked where mails are sent
from .domain.digest.batches import BATCH_JOB, ROUND_JOB, ask_for_digests, start, write_digests
from .models import Rhythm


@shared_task(name="accounts.weekly_digests")
def weekly_digests() -> None:
    """Ask for the overviews of this week; safe to run twice, and late."""
    start(Rhythm.WEEKLY)


@shared_task(name="accounts.daily_digests")
def daily_digests() -> None:
    """Ask for the overviews of this day; safe to run twice, and late."""
    start(Rhythm.DAILY)


@register(ROUND_JOB, label=_("Overviews by e-mail"))
def ask_for_overviews(job: Job, progress: Progress) -> None:
    """Ask for the overviews of all for whom something is open."""
    with progress.completion():
        ask_for_digests(Rhythm(job.payload["rhythm"]), job.payload["period"])


@register(BATCH_JOB, label=_("Overviews by e-mail"))
def write_overviews(job: Job, progress: Progress) -> None:
    """Write the overviews of some people; done once, mails included."""
    with progress.completion():
        write_digests(job.payload["users"], Rhythm(job.payload["rhythm"]), job.payload["period"])

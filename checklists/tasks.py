"""What this app does at set times in a Celery worker, and the jobs it leaves to one."""

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

from .domain.looking_after import CHECK_JOB, check_event, check_near_events
from .domain.replanning import replan_all


@shared_task(name="checklists.check_near_events")
def check_lists() -> int:
    """Check the lists of events that are near; safe to run twice, and late."""
    return check_near_events(timezone.localdate())


@shared_task(name="checklists.plan_lists")
def plan_lists() -> int:
    """Reckon all due days anew; safe to run twice, and late."""
    return replan_all()


@register(CHECK_JOB, label=_("Check of a list"))
def check_lists_of_event(job: Job, progress: Progress) -> None:
    """Check the lists of one event; done twice it changes nothing."""
    with progress.completion():
        check_event(job.payload["event"])

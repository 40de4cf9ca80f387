"""The job and the beat of this app."""

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register
from portal.shared.scratch import sweep_scratch

from .domain.lost_files import throw_lost_files_away
from .domain.printouts import PRINT, forget_printouts, run_printout


@register(PRINT, label=_("PDF"))
def print_document(job: Job, progress: Progress) -> None:
    """Make the PDF of a printout."""
    run_printout(job, progress)


@shared_task(name="printing.forget")
def forget() -> None:
    """Delete the printouts whose time is over, and what killed processes have left."""
    now = timezone.now()
    forget_printouts(now)
    throw_lost_files_away(now)
    sweep_scratch()

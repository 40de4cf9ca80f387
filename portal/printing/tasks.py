"""The job and the beat of this app."""

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

from .domain.printouts import PRINT, forget_printouts, run_printout


@register(PRINT, label=_("PDF"))
def print_document(job: Job, progress: Progress) -> None:
    """Make the PDF of a printout."""
    run_printout(job, progress)


@shared_task(name="printing.forget")
def forget() -> None:
    """Delete the printouts whose time is over."""
    forget_printouts(timezone.now())

"""Reminders, rounds that end, people who left: at set times, safe to run twice and late."""

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.domain.confirming.asking import expire_rounds
from cooperations.domain.confirming.departures import JOB, look_for_departures
from cooperations.domain.confirming.forgetting import forget_addresses
from cooperations.domain.confirming.reminders import send_reminders
from partners.models import Organisation
from portal.outbox.models import Job
from portal.outbox.registry import Progress, register


@shared_task(name="cooperations.remind_signatories")
def remind_signatories() -> None:
    """Close what nobody answers any more, then remind the others."""
    expire_rounds(timezone.now())
    send_reminders(timezone.now())


@shared_task(name="cooperations.look_after_signatories")
def look_after_signatories_nightly() -> None:
    """Take off who has left, erase addresses that are no longer needed."""
    look_for_departures()
    forget_addresses(timezone.now())


@register(JOB, label=_("Signatories"))
def look_for_departures_of(job: Job, progress: Progress) -> None:
    """Take off who has left one organisation."""
    with progress.completion():
        organisation = Organisation.objects.filter(pk=job.payload["organisation"]).first()
        if organisation:
            look_for_departures(organisation)

"""Jobs and scheduled work of contact requests."""

import logging

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.domain.requests.answering import TELL_WITHDRAWAL
from cooperations.domain.requests.delivery import deliver, remind, tell_withdrawn
from cooperations.domain.requests.forgetting import forget_contacts
from cooperations.domain.requests.mediation import fall_silent
from cooperations.domain.requests.sending import DELIVER
from cooperations.models import ContactRequest
from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

logger = logging.getLogger(__name__)


@register(DELIVER, label=_("Contact request"))
def deliver_request(job: Job, progress: Progress) -> None:
    """Write the mails of a new request to the people of the MSO, once."""
    with progress.completion():
        deliver(_request(job))


@register(TELL_WITHDRAWAL, label=_("Contact request"))
def tell_withdrawal(job: Job, progress: Progress) -> None:
    """Tell those who had the request that it was taken back, once."""
    with progress.completion():
        tell_withdrawn(_request(job))


@shared_task(name="cooperations.follow_requests")
def follow_requests() -> None:
    """Remind once, and close what has had no answer; safe to run twice, and late."""
    today = timezone.localdate()
    fall_silent(today)
    remind(today)


@shared_task(name="cooperations.forget_contacts")
def forget_contacts_daily() -> None:
    """Erase what is over its time, and say how much it was; safe to run twice."""
    logger.info("forgot contacts: %s", dict(forget_contacts(timezone.localdate())))


def _request(job: Job) -> ContactRequest:
    return ContactRequest.objects.select_related("employer", "mso").get(pk=job.payload["request"])

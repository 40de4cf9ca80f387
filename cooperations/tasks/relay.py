"""Jobs and scheduled work of conversations."""

import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.domain.relay.forgetting import forget_conversations
from cooperations.domain.relay.inbound import TAKE_IN, keep_raw
from cooperations.domain.relay.taking_in import take_in, understand
from cooperations.models import InboundMail
from portal.outbox.domain.mailboxes import read_mails
from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

logger = logging.getLogger(__name__)


@register(TAKE_IN, label=_("Answer by mail"))
def take_in_reply(job: Job, progress: Progress) -> None:
    """Take one mail in, once: reading it takes its time and changes nothing, storing is one transaction."""
    inbound = InboundMail.objects.get(pk=job.payload["inbound"])
    understood = understand(inbound)
    with progress.completion():
        take_in(inbound, understood)


@shared_task(name="cooperations.read_replies")
def read_replies() -> None:
    """Keep the mails of the mailbox for answers, if one is set."""
    if settings.REPLY_MAILBOX:
        for raw in read_mails(settings.REPLY_MAILBOX):
            keep_raw(raw)


@shared_task(name="cooperations.forget_conversations")
def forget_conversations_daily() -> None:
    """Throw away what is over its time, and say how much it was; safe to run twice."""
    logger.info("forgot conversations: %s", dict(forget_conversations(timezone.localdate())))

"""Writing many mails down at once: as many queries for two hundred as for one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.validators import validate_email
from django.db import transaction
from django.db.models.functions import Now

from portal.outbox.models import Job, Message
from portal.shared.one_line import one_line

from .enqueue import SEND_MESSAGE
from .hand_over import hand_over_after_commit


@dataclass(frozen=True)
class NewMessage:
    """A mail as ``enqueue_message`` takes it, which explains its parts."""

    key: str
    recipient: str
    subject: str
    text: str
    reason: str
    html: str = ""
    language: str = "de"
    unsubscribe_url: str = ""
    guard: str = ""


def enqueue_messages(mails: Sequence[NewMessage]) -> list[Message]:
    """Store the mails in the caller's transaction, in order; they are sent after the commit.

    The keys are new: the caller knows by a lock of its own that none of the mails exists. Raises ``IntegrityError``
    when one does, ``ValidationError`` when a recipient is no address; then none is stored.
    """
    for mail in mails:
        validate_email(mail.recipient)
    with transaction.atomic():
        jobs = Job.objects.bulk_create(
            Job(name=SEND_MESSAGE, payload={}, key=mail.key, due_at=Now(), handed_over_at=Now()) for mail in mails
        )
        messages = Message.objects.bulk_create(
            Message(job=job, **_columns(mail)) for job, mail in zip(jobs, mails, strict=True)
        )
    for job in jobs:
        hand_over_after_commit(job.pk)
    return messages


def _columns(mail: NewMessage) -> dict[str, Any]:
    columns = asdict(mail)
    del columns["key"]
    return columns | {"subject": one_line(mail.subject)}

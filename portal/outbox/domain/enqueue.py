"""Writing down what must happen after the commit, in the transaction of the change that asks for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.validators import validate_email
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from portal.outbox.models import Job, Message
from portal.outbox.registry import find_kind
from portal.shared.one_line import one_line

from .attachments import Attachment, store_attachments
from .hand_over import hand_over_after_commit

SEND_MESSAGE = "outbox.send_message"
NAME_LENGTH = 120


def enqueue_job(
    name: str,
    payload: Mapping[str, Any],
    *,
    key: str,
    owner: Any = None,
    due_at: datetime | None = None,
) -> Job:
    """Store a job in the caller's transaction and hand it to Celery after the commit.

    ``key`` (at most 200 characters) makes it happen once: the same key asked again gives the job that exists, in
    whatever state. ``payload`` holds ids and plain values. ``owner`` may watch and restart it. ``due_at`` in the
    future postpones it; the sweeper sends it when its time has come.

    Raises ``LookupError`` for a name without handler, ``ValueError`` when the key belongs to a job of another name.
    """
    find_kind(name)
    is_later = due_at is not None and due_at > timezone.now()
    wanted = Job(
        name=name,
        payload=dict(payload),
        key=key,
        owner=owner,
        due_at=due_at if due_at and is_later else Now(),
        handed_over_at=None if is_later else Now(),
    )
    Job.objects.bulk_create([wanted], ignore_conflicts=True)
    job = Job.objects.get(key=key)
    if job.name != name:
        raise ValueError(f"The key '{key}' belongs to a job called '{job.name}'.")
    if not is_later and job.pk == wanted.pk:
        hand_over_after_commit(job.pk)
    return job


@transaction.atomic
def enqueue_message(  # noqa: PLR0913 -- what a mail consists of
    *,
    key: str,
    recipient: str,
    subject: str,
    text: str,
    reason: str,
    html: str = "",
    language: str = "de",
    unsubscribe_url: str = "",
    guard: str = "",
    requested: bool = False,
    due_at: datetime | None = None,
    from_name: str = "",
    from_address: str = "",
    reply_to: str = "",
    thread: UUID | None = None,
    attachments: Sequence[Attachment] = (),
    forgets: bool = False,
) -> Message:
    """Store a mail in the caller's transaction; it is sent after the commit, once per ``key``.

    All texts are in ``language`` already. ``reason`` is the sentence that says why the person gets the mail; it is
    printed below the text. ``unsubscribe_url`` is for mails that people may do without: it takes a POST from their
    mail program, without a session, and ends these mails (RFC 8058). ``guard`` names who is asked right before
    sending whether the mail is still wanted. ``requested`` are mails the recipient has just asked for; all others are
    not sent to an address that returned mails. Line breaks in ``subject`` become spaces, so that nobody can add
    headers.

    ``from_name`` stands before the sender's address (cut at 120 characters), which is ``from_address`` or that of the
    portal; answers go to ``reply_to`` or the sender. ``thread`` is shared by the mails of one conversation.
    ``attachments`` are files that stay in the storage until the mail is sent, or small ones kept with it.
    ``forgets``: the text holds a secret such as a one-time link; it is emptied in the transaction that says that the
    mail is sent, or will not be.

    Raises ``ValidationError`` when ``recipient``, ``from_address`` or ``reply_to`` is no address, ``ValueError`` for
    an attachment of a strange type, and what ``enqueue_job`` raises.
    """
    for address in (recipient, *filter(None, (from_address, reply_to))):
        validate_email(address)
    job = enqueue_job(SEND_MESSAGE, {}, key=key, due_at=due_at)
    message, is_new = Message.objects.get_or_create(
        job=job,
        defaults={
            "recipient": recipient,
            "language": language,
            "subject": one_line(subject),
            "text": text,
            "html": html,
            "reason": reason,
            "unsubscribe_url": unsubscribe_url,
            "guard": guard,
            "requested": requested,
            "forgets": forgets,
            "from_name": one_line(from_name)[:NAME_LENGTH].rstrip(),
            "from_address": from_address,
            "reply_to": reply_to,
            "thread": thread,
        },
    )
    if is_new:
        store_attachments(message, attachments)
    return message

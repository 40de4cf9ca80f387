"""Sending a stored message as a mail."""

import smtplib
from email.headerregistry import Address
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Job, Message
from portal.outbox.registry import PermanentFailure, Progress, register

from .attachments import attach_files
from .bounces import record_refusal, undeliverable_among
from .document import html_document, plain_text
from .enqueue import SEND_MESSAGE

PERMANENT = range(500, 600)
# On every mail of the portal: one that comes back to it is a loop, not an answer.
OWN_MARK = "X-Brueckenbauer"


def message_id(message: Message) -> str:
    """Return the Message-ID header: the same at every attempt, so that a duplicate can be recognised."""
    return _numbered(message.pk)


def _numbered(number: UUID) -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{number}@{domain}>"


def sender(message: Message) -> str:
    """Return the From header, "" for that of the settings. The name cannot break out of its quotes."""
    if not (message.from_name or message.from_address):
        return ""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return str(Address(message.from_name or name, addr_spec=message.from_address or address))


def envelope_sender(message: Message) -> str:
    """Return the address to which servers return the mail: it names the mail, "" without ``BOUNCE_ADDRESS``."""
    name, at, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{name}+{message.pk}{at}{domain}" if at else ""


def compose_mail(message: Message) -> EmailMultiAlternatives:
    """Return the mail: plain text, HTML if there is one, below each why the person gets it and whom to ask."""
    headers = {
        "Message-ID": message_id(message),
        "Content-Language": message.language,
        "Auto-Submitted": "auto-generated",
        OWN_MARK: "1",
    }
    if message.thread:
        # No mail has this number itself; programs put mails together that refer to the same one.
        headers["In-Reply-To"] = headers["References"] = _numbered(message.thread)
    if message.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{message.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    envelope = envelope_sender(message)
    if header := sender(message) or (settings.DEFAULT_FROM_EMAIL if envelope else ""):
        headers["From"] = header
    mail = EmailMultiAlternatives(
        subject=message.subject,
        from_email=envelope or None,
        body=plain_text(message),
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers=headers,
    )
    if message.html:
        mail.attach_alternative(html_document(message), "text/html")
    attach_files(mail, message)
    return mail


def why_withheld(message: Message) -> str:
    """Return why ``message`` is not to be sent any more, "" if it is. Two queries at most, besides the guard's."""
    if not is_still_wanted(message):
        return Message.Withheld.OUTDATED
    if not message.requested and undeliverable_among([message.recipient]):
        return Message.Withheld.UNDELIVERABLE
    return ""


def _forgotten(message: Message) -> dict[str, str]:
    """Return what is stored in place of a text that is not to be kept."""
    return {"text": "", "html": ""} if message.forgets else {}


@register(SEND_MESSAGE, label=_("Mail"))
def send_message(job: Job, progress: Progress) -> None:
    """Send the message of ``job``; the time of sending is stored with "done" in one transaction.

    What is no longer wanted, or goes to an address that returned mails, is not sent; the job is done all the same.
    A crash between the mail server's answer and that commit leads to a second mail with the same Message-ID.

    Raises ``PermanentFailure`` when the mail server refuses the address for good (the address is marked then), when a
    file of the mail is gone, or when the text was emptied at an earlier attempt.
    """
    message = Message.objects.get(job=job)
    if message.forgets and not message.text:
        raise PermanentFailure(_("The text of this mail held a link and was not kept. Please ask for a new one."))
    if reason := why_withheld(message):
        with progress.completion():
            Message.objects.filter(pk=message.pk).update(withheld=reason, **_forgotten(message))
        return
    try:
        compose_mail(message).send()
    except smtplib.SMTPRecipientsRefused as refused:
        answers = list(refused.recipients.values())
        if all(code in PERMANENT for code, _answer in answers):
            record_refusal(message, " ".join(answer.decode(errors="replace") for _code, answer in answers))
            if message.forgets:
                Message.objects.filter(pk=message.pk).update(**_forgotten(message))
            raise PermanentFailure(_("The mail server refused the address.")) from refused
        raise
    with progress.completion():
        Message.objects.filter(pk=message.pk).update(sent_at=timezone.now(), **_forgotten(message))

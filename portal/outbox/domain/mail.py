"""Sending a stored message as a mail."""

import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Job, Message
from portal.outbox.registry import PermanentFailure, Progress, register

from .bounces import record_refusal, undeliverable_among
from .enqueue import SEND_MESSAGE

PERMANENT = range(500, 600)


def message_id(message: Message) -> str:
    """Return the Message-ID header: the same at every attempt, so that a duplicate can be recognised."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{message.pk}@{domain}>"


def envelope_sender(message: Message) -> str:
    """Return the address to which servers return the mail: it names the mail, "" without ``BOUNCE_ADDRESS``."""
    name, at, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{name}+{message.pk}{at}{domain}" if at else ""


def compose_mail(message: Message) -> EmailMultiAlternatives:
    """Return the mail: plain text, HTML if there is one, below each why the person gets it."""
    headers = {
        "Message-ID": message_id(message),
        "Content-Language": message.language,
        "Auto-Submitted": "auto-generated",
    }
    if message.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{message.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    sender = envelope_sender(message)
    if sender:
        headers["From"] = settings.DEFAULT_FROM_EMAIL
    mail = EmailMultiAlternatives(
        subject=message.subject,
        from_email=sender or None,
        body=f"{message.text.rstrip()}\n\n-- \n{message.reason}\n",
        to=[message.recipient],
        headers=headers,
    )
    if message.html:
        body, end, rest = message.html.partition("</body>")
        mail.attach_alternative(body + format_html("<hr><p>{}</p>", message.reason) + end + rest, "text/html")
    return mail


def why_withheld(message: Message) -> str:
    """Return why ``message`` is not to be sent any more, "" if it is. Two queries at most, besides the guard's."""
    if not is_still_wanted(message):
        return Message.Withheld.OUTDATED
    if not message.requested and undeliverable_among([message.recipient]):
        return Message.Withheld.UNDELIVERABLE
    return ""


@register(SEND_MESSAGE, label=_("Mail"))
def send_message(job: Job, progress: Progress) -> None:
    """Send the message of ``job``; the time of sending is stored with "done" in one transaction.

    What is no longer wanted, or goes to an address that returned mails, is not sent; the job is done all the same.
    A crash between the mail server's answer and that commit leads to a second mail with the same Message-ID.

    Raises ``PermanentFailure`` when the mail server refuses the address for good; the address is marked then.
    """
    message = Message.objects.get(job=job)
    if reason := why_withheld(message):
        with progress.completion():
            Message.objects.filter(pk=message.pk).update(withheld=reason)
        return
    try:
        compose_mail(message).send()
    except smtplib.SMTPRecipientsRefused as refused:
        answers = list(refused.recipients.values())
        if all(code in PERMANENT for code, _answer in answers):
            record_refusal(message, " ".join(answer.decode(errors="replace") for _code, answer in answers))
            raise PermanentFailure(_("The mail server refused the address.")) from refused
        raise
    with progress.completion():
        Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())

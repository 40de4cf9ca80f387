"""Mails about an account: a new password, another address, a changed second factor."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string, select_template
from django.utils import timezone, translation
from django.utils.html import escape, format_html, format_html_join

from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.models import Message

EMPTY_LINES = re.compile(r"\n{3,}")


def send_account_mail(template: str, recipient: str, context: Mapping[str, Any], *, language: str) -> Message:
    """Put a mail into the outbox, in the transaction of the caller and in ``language``.

    ``template`` is what the names of its parts begin with: ``_subject.txt``, ``_message.txt`` and, where there are
    any, ``_message.html`` and ``_reason.txt``. ``context`` holds absolute addresses only, for nobody reads a mail on
    a page of the portal. What happened once is told once: ``key`` (of the link in the mail) or ``timestamp`` in
    ``context`` says what it is; a mail with neither is sent once per minute and address.

    Raises ``TemplateDoesNotExist`` for an unknown ``template``, ``ValidationError`` when ``recipient`` is no address.
    """
    values = dict(context)
    event = values.get("key") or values.get("timestamp") or timezone.now().replace(second=0, microsecond=0)
    with translation.override(language):
        text = EMPTY_LINES.sub("\n\n", render_to_string(f"{template}_message.txt", values).strip())
        return enqueue_message(
            key=f"{template}:{_digest(recipient, str(event))}",
            recipient=recipient,
            subject=render_to_string(f"{template}_subject.txt", values).strip(),
            text=text,
            html=_html(template, values, text),
            reason=_reason(template, values),
            language=language,
            requested=True,
        )


def _html(template: str, values: dict[str, Any], text: str) -> str:
    try:
        return render_to_string(f"{template}_message.html", values).strip()
    except TemplateDoesNotExist:
        return format_html_join("", "<p>{}</p>", ((_linked(each),) for each in text.split("\n\n")))


def _linked(paragraph: str) -> str:
    """Return a paragraph as HTML: an address on its last line becomes the link of the sentence before it."""
    words, _break, last = paragraph.rpartition("\n")
    if not words or not last.startswith(("https://", "http://")):
        return escape(paragraph)
    before, end, sentence = words.rpartition(". ")
    return format_html('{}<a href="{}">{}</a>', before + end, last, sentence.rstrip(":"))


def _reason(template: str, values: dict[str, Any]) -> str:
    chosen = select_template([f"{template}_reason.txt", "account/email/base_reason.txt"])
    return str(chosen.render(values)).strip()


def _digest(*parts: str) -> str:
    """Return what tells one mail from another; keys can be read in the administration, links cannot."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()

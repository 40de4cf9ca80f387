"""How mails about requests are made: one form for all, in the language of the person, without any address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from cooperations.domain.contacting.people import Recipient
from portal.outbox.domain.enqueue import enqueue_message


@dataclass(frozen=True)
class Notice:
    """What a mail says: paragraphs, a text somebody wrote (with its language), links as pairs of words and address.

    ``before`` stands between the text and the links, ``after`` below them.
    """

    subject: str
    reason: str
    paragraphs: Sequence[str]
    links: Sequence[tuple[str, str]] = ()
    quote: str = ""
    quote_language: str = ""
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    answer_line: str = ""


def write_notice(key: str, recipient: Recipient, notice: Notice, **options: Any) -> None:
    """Put ``notice`` into the outbox in the caller's transaction, once per ``key``; ``options`` as the outbox has them.

    The texts of ``notice`` are in the language of ``recipient`` already.
    """
    with translation.override(recipient.language):
        context = {"notice": notice}
        enqueue_message(
            key=key,
            recipient=recipient.address,
            subject=notice.subject,
            text=render_to_string("cooperations/request/mail.txt", context),
            html=render_to_string("cooperations/request/mail.html", context),
            reason=notice.reason,
            language=recipient.language,
            **options,
        )

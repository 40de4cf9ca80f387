"""Whether a person wrote a mail, or a program did: absence notes, lists, returned mails, our own mails in a circle.

By the headers of RFC 3834 and those that programs set in their place. Words in a subject prove nothing: a mail that
only looks automatic is for people to decide.
"""

import re
from email.message import Message as Mail
from email.utils import parseaddr
from enum import Enum
from typing import Final

from portal.outbox.domain.mail import OWN_MARK

from .bodies import readable_header

_PRECEDENCE: Final = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_MARKS: Final = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Auto-Reply",
    "X-Mail-Autoreply",
    "X-AutoReply-From",
    "X-POST-MessageClass",
)
_LISTS: Final = ("List-Id", "List-Unsubscribe", "Feedback-ID")
_NOBODY: Final = re.compile(
    r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)([+\-.].*)?@"
)
_SUBJECTS: Final = re.compile(
    "abwesen|nicht im büro|nicht im haus|out of (the )?office|automatic reply|auto-?reply|autoresponse|on vacation|"
    "otomatik (yanıt|cevap)|ofis dışında|رد تلقائي|خارج المكتب|автоматична відповідь|не в офісі|"
    "автоответ|автоматический ответ|вне офиса|réponse automatique|automatische antwort",
    re.IGNORECASE,
)


class Nature(Enum):
    """Who wrote a mail."""

    PERSON = "person"
    UNSURE = "unsure"
    AUTOMATIC = "automatic"
    REPORT = "report"


def nature_of(mail: Mail) -> Nature:
    """Return who wrote ``mail``: REPORT is a mail server's answer, UNSURE one whose subject alone looks automatic."""
    if mail.get_content_type() == "multipart/report":
        return Nature.REPORT
    if _says_so(mail):
        return Nature.AUTOMATIC
    subject = readable_header(mail.get("Subject", ""))
    if _SUBJECTS.search(subject):
        # Exchange sets this on absence notes, and on nothing a person writes with such a subject.
        return Nature.AUTOMATIC if mail["X-Auto-Response-Suppress"] else Nature.UNSURE
    return Nature.PERSON


def _says_so(mail: Mail) -> bool:
    submitted = str(mail.get("Auto-Submitted", "no")).split(";")[0].split("(")[0].strip().lower()
    returned_to = [str(value).strip() for value in mail.get_all("Return-Path", [])]
    return (
        submitted != "no"
        or "<>" in returned_to
        or str(mail.get("Precedence", "")).strip().lower() in _PRECEDENCE
        or any(mail[name] for name in (*_MARKS, *_LISTS, OWN_MARK))
        or _NOBODY.match(parseaddr(str(mail.get("From", "")))[1].lower()) is not None
    )

"""A mail as what the portal needs of it. No header of it goes into a mail of the portal."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as Mail
from email.utils import getaddresses
from typing import Final

from .addressing import tokens_of
from .automatic import Nature, nature_of
from .bodies import ReceivedFile, TooManyParts, read_body

LONGEST: Final = 15 * 1024 * 1024
_FORGED: Final = re.compile(r"\bdmarc\s*=\s*fail\b", re.IGNORECASE)


class Unreadable(Exception):
    """The mail cannot be read: too large, broken, or made to break its reader."""


@dataclass(frozen=True)
class Envelope:
    """Who wrote to whom: ``sender`` in lower case, "" if that is not one address; ``tokens`` of our own addresses.

    ``is_doubtful``: a mail server found that the sender's domain did not send it (DMARC).
    """

    sender: str
    tokens: tuple[str, ...]
    nature: Nature
    is_doubtful: bool


@dataclass(frozen=True)
class Content:
    """What a mail says and brings; ``is_sealed``: encrypted, or in a format that only one program knows."""

    text: str
    files: tuple[ReceivedFile, ...]
    is_sealed: bool


def read_envelope(raw: bytes, address: str) -> Envelope:
    """Return who wrote the mail ``raw`` to which addresses made of ``address``. Raises ``Unreadable``."""
    mail = _parsed(raw)
    try:
        senders = [found.lower() for _name, found in getaddresses([str(mail.get("From", ""))]) if "@" in found]
        results = map(str, mail.get_all("Authentication-Results", []))
        return Envelope(
            sender=senders[0] if len(senders) == 1 and len(mail.get_all("From", [])) == 1 else "",
            tokens=tokens_of(mail, address),
            nature=nature_of(mail),
            is_doubtful=any(_FORGED.search(result) for result in results),
        )
    except Exception as error:
        raise Unreadable(type(error).__name__) from error


def read_content(raw: bytes) -> Content:
    """Return text and files of the mail ``raw``. Raises ``Unreadable``."""
    mail = _parsed(raw)
    try:
        body = read_body(mail)
        return Content(body.text, tuple(body.files), body.is_sealed)
    except TooManyParts as error:
        raise Unreadable("It has too many parts.") from error
    except Exception as error:
        raise Unreadable(type(error).__name__) from error


def _parsed(raw: bytes) -> Mail:
    if len(raw) > LONGEST:
        raise Unreadable("It is too large.")
    try:
        return message_from_bytes(raw)
    except Exception as error:
        raise Unreadable(type(error).__name__) from error

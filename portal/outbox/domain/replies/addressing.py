"""Addresses that hold a token, as ``anfrage+<token>@portal.example.org``: making them, finding them in a mail."""

import re
from email.message import Message as Mail
from typing import Final

_TOKENS: Final = r"[a-z2-7]{26}"
# The envelope's recipients first: a copy to many has our address in "To" only by chance.
_HEADERS: Final = ("X-Original-To", "Delivered-To", "Envelope-To", "To", "Cc")


def tokened(address: str, token: str) -> str:
    """Return ``address`` with ``token`` behind a plus, "" when there is no address."""
    name, at, domain = address.rpartition("@")
    return f"{name}+{token}{at}{domain}" if at else ""


def pattern_of(address: str) -> re.Pattern[str]:
    """Return what finds addresses made of ``address``; its group is the token, perhaps in capital letters."""
    name, _at, domain = address.rpartition("@")
    return re.compile(rf"(?<![\w.+-]){re.escape(name)}\+({_TOKENS})@{re.escape(domain)}(?![\w-])", re.IGNORECASE)


def tokens_of(mail: Mail, address: str) -> tuple[str, ...]:
    """Return the tokens ``mail`` is addressed to, each once, the most certain first."""
    if not address:
        return ()
    pattern = pattern_of(address)
    values = (str(value) for name in _HEADERS for value in mail.get_all(name, []))
    return tuple(dict.fromkeys(token.lower() for value in values for token in pattern.findall(value)))

"""What a mail carries along without its writer thinking of it: addresses, and links that work for the writer alone."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from portal.accounts.models import SignedLink
from portal.accounts.models.signed_link import hash_token
from portal.outbox.domain.replies.addressing import pattern_of

TOKEN_LENGTH: Final = 43
_WORD: Final = re.compile(r"\S+")
_TOKEN: Final = re.compile(r"[\w-]{43,}", re.ASCII)
_MOST_TOKENS: Final = 2000


def hide_private(text: str, addresses: Iterable[str]) -> str:
    """Return ``text`` without ``addresses``, addresses of conversations, and links of the portal that hold a secret.

    Links are found also where a mail program has wrapped them into an address of its own. One query at most.
    """
    hidden = _("[address not shown]")
    for address in sorted(filter(None, addresses), key=len, reverse=True):
        text = re.sub(rf"(?<![\w.+-]){re.escape(address)}(?![\w-])", hidden, text, flags=re.IGNORECASE)
    if settings.RELAY_ADDRESS:
        text = pattern_of(settings.RELAY_ADDRESS).sub(hidden, text)
    return _without_links(text)


def _without_links(text: str) -> str:
    host = urlsplit(settings.PORTAL_URL).netloc
    words = {match[0]: _runs(match[0]) for match in _WORD.finditer(text)}
    suspicious = {word: runs for word, runs in words.items() if runs}
    hashes = {window: hash_token(window) for runs in suspicious.values() for window in _windows(runs)}
    known = set(SignedLink.objects.filter(token_hash__in=hashes.values()).values_list("token_hash", flat=True))
    secret = {
        word
        for word, runs in suspicious.items()
        if host in unquote(word) or any(hashes.get(window) in known for window in _windows(runs))
    }
    return _WORD.sub(lambda match: _("[link not shown]") if match[0] in secret else match[0], text) if secret else text


def _runs(word: str) -> list[str]:
    plain = unquote(unquote(word))
    return _TOKEN.findall(plain)


def _windows(runs: Iterable[str]) -> list[str]:
    found = [run[start : start + TOKEN_LENGTH] for run in runs for start in range(len(run) - TOKEN_LENGTH + 1)]
    return found[:_MOST_TOKENS]

"""Links that let a person do one thing: issue, find, use once, revoke.

A link has one purpose, is stored as a hash, expires, can be revoked, and works once where it changes something
(access.md). It never signs a person in by itself.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import SignedLink
from portal.accounts.models.signed_link import hash_token

TOKEN_BYTES = 32


class LinkNotUsable(Exception):
    """The link was used, was revoked or has expired; ``state`` says which."""

    def __init__(self, state: SignedLink.State) -> None:
        super().__init__(state.label)
        self.state = state


def issue_link(purpose: str, lifetime: timedelta, *, created_by: Any = None) -> tuple[SignedLink, str]:
    """Store a new link and return it with its token, which is never stored and never shown again."""
    (issued,) = issue_links(purpose, lifetime, 1, created_by=created_by)
    return issued


def issue_links(
    purpose: str, lifetime: timedelta, number: int, *, created_by: Any = None
) -> list[tuple[SignedLink, str]]:
    """Store ``number`` new links at once and return each with its token; see ``issue_link``."""
    tokens = [secrets.token_urlsafe(TOKEN_BYTES) for _number in range(number)]
    expires_at = timezone.now() + lifetime
    links = SignedLink.objects.bulk_create(
        SignedLink(purpose=purpose, token_hash=hash_token(token), expires_at=expires_at, created_by=created_by)
        for token in tokens
    )
    return list(zip(links, tokens, strict=True))


def find_link(purpose: str, token: str) -> SignedLink | None:
    """Return the link of ``token`` in whatever state, or None.

    Every token, however wrong, costs one hash and one look into the index of hashes: how long it takes tells
    nothing about which tokens exist.
    """
    return SignedLink.objects.filter(purpose=purpose, token_hash=hash_token(token)).first()


@transaction.atomic
def use_link(link: SignedLink) -> None:
    """Mark ``link`` as used, under a lock on its row, in the transaction of what it is used for.

    Raises ``LinkNotUsable`` when it was used, revoked or has expired, also when that happened a moment ago.
    """
    locked = SignedLink.objects.select_for_update().get(pk=link.pk)
    if locked.state != SignedLink.State.USABLE:
        raise LinkNotUsable(locked.state)
    locked.used_at = link.used_at = timezone.now()
    locked.save(update_fields=["used_at"])


@transaction.atomic
def revoke_link(link: SignedLink) -> bool:
    """Make ``link`` useless, an expired one too. Returns False when it was used or revoked before."""
    locked = SignedLink.objects.select_for_update().get(pk=link.pk)
    if locked.used_at or locked.revoked_at:
        return False
    locked.revoked_at = link.revoked_at = timezone.now()
    locked.save(update_fields=["revoked_at"])
    return True

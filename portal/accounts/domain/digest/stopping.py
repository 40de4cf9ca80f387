"""Ending the overviews by the link in one of them, without signing in."""

from django.db import transaction

from portal.accounts.domain.signed_links import find_link, use_link
from portal.accounts.models import Digest, User

from .mail import PURPOSE


def find_digest(token: str) -> Digest | None:
    """Return the overview whose link has ``token``, in whatever state that is, or None."""
    link = find_link(PURPOSE, token)
    return None if link is None else Digest.objects.filter(link=link).select_related("link", "user").first()


@transaction.atomic
def end_digests(digest: Digest) -> None:
    """Send the person no more overviews; the page of the account switches them on again.

    Raises ``LinkNotUsable`` when the link was used, revoked or has expired.
    """
    use_link(digest.link)
    User.objects.filter(pk=digest.user_id).update(wants_weekly_digest=False)

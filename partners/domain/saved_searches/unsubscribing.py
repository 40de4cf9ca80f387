"""Ending the digests by the link in one of them, without signing in."""

from django.db import transaction

from partners.models import SavedSearch, SearchDigest
from portal.accounts.domain.signed_links import find_link, use_link

from .digest_mail import PURPOSE


def find_digest(token: str) -> SearchDigest | None:
    """Return the digest whose link has ``token``, in whatever state that is, or None."""
    link = find_link(PURPOSE, token)
    return None if link is None else SearchDigest.objects.filter(link=link).select_related("link").first()


@transaction.atomic
def end_digests(digest: SearchDigest) -> None:
    """Pause all saved searches of the person; the searches themselves stay.

    Raises ``LinkNotUsable`` when the link was used, revoked or has expired.
    """
    use_link(digest.link)
    SavedSearch.objects.filter(user=digest.user_id).update(is_paused=True)

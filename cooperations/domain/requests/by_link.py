"""Finding the request a link belongs to."""

from cooperations.models import RequestLink
from portal.accounts.domain.signed_links import find_link

from .delivery import PURPOSE


def link_of(token: str) -> RequestLink | None:
    """Return the link of ``token`` in whatever state with its request, None for a wrong one."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    return (
        RequestLink.objects.filter(link=link)
        .select_related("link", "request__employer", "request__mso", "request__author")
        .first()
    )

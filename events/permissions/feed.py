"""Who may have calendar addresses."""

from typing import Any

from events.models import CalendarFeed
from partners.models import Organisation
from partners.permissions import represents_organisation


def can_make_feed(user: Any, organisation: Organisation | None = None) -> bool:
    """Everybody with an account has addresses of their own; those of an organisation are made by who acts for it."""
    if organisation is None:
        return bool(user.is_authenticated)
    return represents_organisation(user, organisation)


def can_revoke_feed(user: Any, feed: CalendarFeed) -> bool:
    """An address is closed by its owner; one of an organisation by anybody who acts for it."""
    if feed.organisation is None:
        return bool(feed.user_id == user.pk)
    return represents_organisation(user, feed.organisation)

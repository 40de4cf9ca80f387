"""Where events show up outside of their own pages, and what follows when an account is closed."""

from events.domain.personal_data import events_of_person, revoke_feeds
from portal.accounts.domain.account import register_closer
from portal.accounts.domain.personal_data import register_collector


def register() -> None:
    """Register everything of this topic."""
    register_collector("events", events_of_person)
    register_closer(revoke_feeds)

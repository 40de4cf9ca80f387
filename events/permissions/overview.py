"""Who may read the way of an event from the first contact on."""

from typing import Any

from events.models import Event

from .event import accepted_parties_of


def can_see_timeline(user: Any, event: Event) -> bool:
    """Those who take part. What of other organisations stands in it, each step asks for itself."""
    return bool(accepted_parties_of(user, event))

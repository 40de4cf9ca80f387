"""Who may make and fetch invitation material."""

from typing import Any

from events.models import Event

from .event import accepted_parties_of, can_edit_event


def can_see_material(user: Any, event: Event) -> bool:
    """Those who take part fetch what was made; guests fetch the flyer by the code of the event."""
    return bool(accepted_parties_of(user, event))


def can_make_material(user: Any, event: Event) -> bool:
    """Employers and MSOs that take part make it."""
    return can_edit_event(user, event)

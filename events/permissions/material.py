"""Who may make and fetch invitation material."""

from typing import Any

from events.enums.event import EventState
from events.models import Event
from events.models.event import SHOWN_STATES

from .event import accepted_parties_of, can_edit_event


def can_see_material(user: Any, event: Event) -> bool:
    """Those who take part fetch what was made; guests fetch the flyer by the code of the event."""
    return bool(accepted_parties_of(user, event))


def can_make_material(user: Any, event: Event) -> bool:
    """Employers and MSOs that take part make it."""
    return can_edit_event(user, event)


def can_see_by_code(event: Event) -> bool:
    """Whoever has the code reads what guests read, once the event was announced; also that it was called off."""
    if event.erased_at is not None or not event.was_announced:
        return False
    return event.state in {*SHOWN_STATES, EventState.PLANNED, EventState.POSTPONED, EventState.CANCELLED}

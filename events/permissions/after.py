"""Who may read and write what is kept after an event."""

from typing import Any

from events.enums.event import OVER_STATES
from events.models import Event
from events.models.release import Recorded

from .event import accepted_parties_of, holding_parties_of


def can_see_after(user: Any, event: Event) -> bool:
    """Those who took part read numbers, lessons and feedback; small numbers too, which nobody else sees."""
    return bool(accepted_parties_of(user, event))


def can_write_after(user: Any, event: Event) -> bool:
    """Employers and MSOs that took part write results, lessons, press and quotes, also when the event is closed."""
    return event.state in OVER_STATES and bool(holding_parties_of(user, event))


def can_record_release(user: Any, event: Event) -> bool:
    """Consents are collected before and on the day: employers and MSOs that take part record them at any time."""
    return event.erased_at is None and bool(holding_parties_of(user, event))


def can_read_names_of_release(user: Any, event: Event, record: Recorded) -> bool:
    """Who allowed something is read by the organisation that wrote it down; the other side reads how many."""
    return record.recorded_for_id in {party.organisation_id for party in accepted_parties_of(user, event)}

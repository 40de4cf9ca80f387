"""What all verbs of this topic begin with: the event under its lock, and the right to write."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied

from events.domain.planning import locked
from events.models import Event
from events.permissions.event import holding_parties_of
from partners.models import Organisation


def event_to_write(event: Event, actor: Any, may: Callable[[Any, Event], bool]) -> Event:
    """Return ``event`` as it is now, locked. Raises ``PermissionDenied``."""
    present = locked(event)
    if present.erased_at is not None or not may(actor, present):
        raise PermissionDenied
    return present


def refuse_stranger(event: Event, actor: Any, organisation_pk: int) -> None:
    """Raise ``PermissionDenied`` unless ``actor`` acts for this organisation and it takes part."""
    if organisation_pk not in {party.organisation_id for party in holding_parties_of(actor, event)}:
        raise PermissionDenied


def own_organisations(user: Any, event: Event) -> list[Organisation]:
    """Return the organisations in whose name ``user`` writes here. No query after ``with_parties``."""
    return [party.organisation for party in holding_parties_of(user, event)]

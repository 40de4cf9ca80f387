"""The row of the registration is the lock for its seats; the event is locked before it."""

from uuid import UUID

from events.domain.planning import locked
from events.models import Event, Registration


def locked_registration(event: Event | UUID) -> tuple[Event, Registration]:
    """Return the event with its parties and its registration as they are now, locked until the transaction ends.

    Raises ``Event.DoesNotExist``.
    """
    present = locked(event)
    registration = Registration.objects.select_for_update(of=("self",)).get(event=present)
    registration.event = present
    return present, registration

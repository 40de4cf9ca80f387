"""Every verb reads the event again under its own lock."""

from uuid import UUID

from django.db import connection

from events.models import Event

# Any number that no other advisory lock of the portal has.
_PLACE_LOCK = 7_261_133


def locked(event: Event | UUID) -> Event:
    """Return the event as it is now, with its parties, locked until the transaction ends.

    Lock order: cooperation, event, registration, checklist, item, signed link. Rows that name the event can be written
    meanwhile: whoever plans its list holds the list and touches the event's key at the end. Raises
    ``Event.DoesNotExist``.
    """
    pk = event.pk if isinstance(event, Event) else event
    return Event.objects.select_for_update(no_key=True, of=("self",)).select_related("host").with_parties().get(pk=pk)


def lock_place(place_key: str) -> None:
    """Let whoever wants the same place at this moment wait until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_PLACE_LOCK, place_key])

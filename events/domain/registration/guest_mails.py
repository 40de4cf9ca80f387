"""Mails to guests: their keys say which event and guest they belong to, so that they can be thrown away."""

from uuid import UUID

from events.models import SignUp


def key_of_event(event: UUID) -> str:
    """Return how the keys of all mails to guests of an event begin."""
    return f"event-guest:{event}:"


def key_of_guest(row: SignUp) -> str:
    """Return how the keys of all mails to one guest begin."""
    return f"{key_of_event(row.event_id)}{row.pk}:"

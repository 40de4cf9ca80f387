"""What merging two organisations does to what they wrote down after events."""

from partners.domain.merging import moves, register_handling


def register_handlings() -> None:
    """Declare every relation of results, lessons, quotes and consents."""
    register_handling("events.lesson.organisation", moves("event_id", told=False))
    register_handling("events.quote.recorded_for", moves(told=False))
    register_handling("events.mediaconsent.recorded_for", moves(told=False))

"""What merging two organisations does to their calendars and blocked days."""

from partners.domain.merging import moves, register_handling


def register_handlings() -> None:
    """Declare every relation of dates. Where both named calendars, those of the target stay."""
    register_handling("events.observedcalendars.organisation", moves("organisation_id", told=False))
    register_handling("events.blockeddays.organisation", moves(told=False))

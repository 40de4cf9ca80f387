"""What merging two organisations does to their calendar addresses."""

from partners.domain.merging import moves, register_handling


def register_handlings() -> None:
    """Declare the relation: calendar programs keep their address and show the events of the target."""
    register_handling("events.calendarfeed.organisation", moves(told=False))

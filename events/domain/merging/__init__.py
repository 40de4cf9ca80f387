"""What happens to the rows of this app when two organisations are merged: one module per topic, called at start."""

from . import after, dates, event, feed


def register_handlings() -> None:
    """Tell the merging of organisations what to do with each relation of this app."""
    after.register_handlings()
    dates.register_handlings()
    event.register_handlings()
    feed.register_handlings()

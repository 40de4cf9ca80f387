"""What this app shows in parts of the portal that are not its own: one module with ``register()`` per topic."""

from . import dates, event, guests, material, overview


def register() -> None:
    """Register the entries of all topics."""
    dates.register()
    event.register()
    guests.register()
    material.register()
    overview.register()

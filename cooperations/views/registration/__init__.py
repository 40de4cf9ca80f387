"""What this app shows in parts of the portal that are not its own: one module with ``register()`` per topic."""

from . import confirming, contact, giving, keeping, papers, relay


def register() -> None:
    """Register the entries of all topics."""
    confirming.register()
    giving.register()
    keeping.register()
    papers.register()
    contact.register()
    relay.register()

"""What this app shows in parts of the portal that are not its own: one module with ``register()`` per topic."""

from . import confirming, contact, cooperation, giving, keeping, papers, relay


def register() -> None:
    """Register the entries of all topics."""
    confirming.register()
    cooperation.register()
    giving.register()
    keeping.register()
    papers.register()
    contact.register()
    relay.register()

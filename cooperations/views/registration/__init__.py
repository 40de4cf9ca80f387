"""What this app shows in parts of the portal that are not its own: one module with ``register()`` per topic."""

from . import contact, giving, keeping, papers


def register() -> None:
    """Register the entries of all topics."""
    giving.register()
    keeping.register()
    papers.register()
    contact.register()

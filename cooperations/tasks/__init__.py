"""Jobs and scheduled work, one module per topic; imported at start, so that their handlers are known."""

from . import confirming, contact, giving, keeping, relay

__all__ = ["confirming", "contact", "giving", "keeping", "relay"]

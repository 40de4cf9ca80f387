"""Jobs and scheduled work, one module per topic; imported at start, so that their handlers are known."""

from . import confirming, contact, cooperation, giving, keeping, relay

__all__ = ["confirming", "contact", "cooperation", "giving", "keeping", "relay"]

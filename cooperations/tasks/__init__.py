"""Jobs and scheduled work, one module per topic; imported at start, so that their handlers are known."""

from . import contact, giving, keeping

__all__ = ["contact", "giving", "keeping"]

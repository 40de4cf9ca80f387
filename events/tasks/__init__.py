"""Jobs and scheduled work, one module per topic; imported at start, so that their handlers are known."""

from . import event, registration, retention

__all__ = ["event", "registration", "retention"]

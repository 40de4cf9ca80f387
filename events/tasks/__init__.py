"""Jobs and scheduled work, one module per topic; imported at start, so that their handlers are known."""

from . import registration, retention

__all__ = ["registration", "retention"]

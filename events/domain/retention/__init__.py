"""What of events is erased after a while."""

from .forgetting import forget

__all__ = ["forget"]

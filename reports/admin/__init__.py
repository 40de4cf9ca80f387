"""The administration of this app."""

from . import editions, indicators, reporting

__all__ = ["editions", "indicators", "reporting"]

"""The administration of this app."""

from . import editions, reporting

__all__ = ["editions", "reporting"]

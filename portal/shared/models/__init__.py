"""Abstract models."""

from .history import AppendOnlyModel, TransitionModel
from .timestamps import TimestampedModel

__all__ = ["AppendOnlyModel", "TimestampedModel", "TransitionModel"]

"""The life of a cooperation: proposing, talking, declining, ending, parties who join and leave."""

from .hooks import CONFIRMED_HOOKS, STOP_ASKING_HOOKS
from .locking import locked
from .rounds import on_round_settled

__all__ = [
    "CONFIRMED_HOOKS",
    "STOP_ASKING_HOOKS",
    "locked",
    "on_round_settled",
]

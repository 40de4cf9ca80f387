"""The life of a cooperation: proposing, talking, declining, ending, parties who join and leave."""

from .answering import decline, end, end_for, take_part, withdraw
from .hooks import CONFIRMED_HOOKS, STOP_ASKING_HOOKS
from .locking import locked
from .parties import invite, leave
from .proposing import propose
from .rounds import on_round_settled

__all__ = [
    "CONFIRMED_HOOKS",
    "STOP_ASKING_HOOKS",
    "decline",
    "end",
    "end_for",
    "invite",
    "leave",
    "locked",
    "on_round_settled",
    "propose",
    "take_part",
    "withdraw",
]

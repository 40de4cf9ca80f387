"""Merging two entries of the same organisation, and taking it back.

Other apps whose models point to organisations say in ``AppConfig.ready()`` what becomes of their rows, with
``register_handling``; a test names every relation for which nobody has said it.
"""

from .handling import Handling, moves, register_handling, stays
from .ledger import MergeRefused
from .merge import merge_organisations
from .survivors import survivor_ids
from .undo import undo_merge

__all__ = [
    "Handling",
    "MergeRefused",
    "merge_organisations",
    "moves",
    "register_handling",
    "stays",
    "survivor_ids",
    "undo_merge",
]

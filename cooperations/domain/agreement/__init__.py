"""The written agreement: drafts that two sides edit, what changed since, and the text that is frozen for the boards."""

from .drafts import Conflict, Saved, save_draft
from .freezing import freeze, freezing_objections
from .parties import rule_of

__all__ = ["Conflict", "Saved", "freeze", "freezing_objections", "rule_of", "save_draft"]

"""Holding an event together: beginning, writing, dates, announcing, calling off, who takes part, who is told."""

from .beginning import begin_event
from .deciding import announce, cancel, close_due, hold_due, postpone, say_it_took_place
from .formats import Defaults, format_defaults
from .locking import locked
from .moving import Moved, date_fingerprint, move_event
from .notices import people_to_tell
from .parties import answer_invitation, invite_party, leave
from .saving import Conflict, Saved, save_section
from .sections import fingerprint, section_values

__all__ = [
    "Conflict",
    "Defaults",
    "Moved",
    "Saved",
    "announce",
    "answer_invitation",
    "begin_event",
    "cancel",
    "close_due",
    "date_fingerprint",
    "fingerprint",
    "format_defaults",
    "hold_due",
    "invite_party",
    "leave",
    "locked",
    "move_event",
    "people_to_tell",
    "postpone",
    "save_section",
    "say_it_took_place",
    "section_values",
]

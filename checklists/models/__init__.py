"""Templates of checklists and the lists that run after them."""

from .answer import LONGEST_NOTE, ItemEvent, ItemState
from .checklist import Checklist
from .comment import LONGEST_COMMENT, ItemComment
from .due_default import DueDefault
from .finding import RuleFinding
from .list_event import ListEvent
from .proof_file import LARGEST_FILE, MOST_FILES, ItemFile
from .template import Item, Phase, Template, TemplateVersion
from .texts import in_language

__all__ = [
    "LARGEST_FILE",
    "LONGEST_COMMENT",
    "LONGEST_NOTE",
    "MOST_FILES",
    "Checklist",
    "DueDefault",
    "Item",
    "ItemComment",
    "ItemEvent",
    "ItemFile",
    "ItemState",
    "ListEvent",
    "Phase",
    "RuleFinding",
    "Template",
    "TemplateVersion",
    "in_language",
]

"""Templates of checklists and the lists that run after them."""

from .checklist import LONGEST_NOTE, Checklist, ItemEvent, ItemState
from .template import Item, Phase, Template, TemplateVersion
from .texts import in_language

__all__ = [
    "LONGEST_NOTE",
    "Checklist",
    "Item",
    "ItemEvent",
    "ItemState",
    "Phase",
    "Template",
    "TemplateVersion",
    "in_language",
]

"""Contact, cooperations and what follows from them, one module per topic."""

from .contact_settings import Block, ContactSettings
from .log import ContactEntry, PrivateNote
from .request import ContactRequest, MisuseReport, RequestTransition
from .talk_guide import TalkGuide

__all__ = [
    "Block",
    "ContactEntry",
    "ContactRequest",
    "ContactSettings",
    "MisuseReport",
    "PrivateNote",
    "RequestTransition",
    "TalkGuide",
]

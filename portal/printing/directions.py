"""Texts of different directions beside each other: the renderer of PDF does not find out by itself how each is read."""

import unicodedata
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def direction_of(text: str) -> str:
    """The direction in which a paragraph is read: that of its first letter (Unicode annex 9, P2 and P3)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _RIGHT_TO_LEFT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def set_apart(text: str) -> SafeString:
    """Return ``text`` for HTML, in its own direction whatever stands around it."""
    return format_html('<bdi dir="{}">{}</bdi>', direction_of(text), text)

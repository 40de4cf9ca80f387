"""Texts in the portal's format on web pages."""

import re
from dataclasses import replace
from typing import Final

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from portal.shared.word_diff import Piece
from reports.renderers.richtext import render_text
from reports.richtext.blocks import read_blocks

register = template.Library()

_MARK: Final = re.compile(r"(####|###|>)(\s|$)")
_NAMES: Final = {
    "###": gettext_lazy("Sub-heading"),
    "####": gettext_lazy("Smaller sub-heading"),
    ">": gettext_lazy("Quotation"),
}


@register.filter
def report_text(text: str, heading_level: int = 3) -> SafeString:
    """Return safe HTML of ``text``; its sub-headings begin at ``heading_level``."""
    return render_text(text, heading_level=heading_level)


@register.filter
def without_marks(text: str) -> str:
    """Return what a reader sees of ``text``, a block on each line: no marks of headings, lists and emphasis."""
    return "\n".join(block.text for block in read_blocks(text))


@register.filter
def with_named_mark(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return a compared line that begins with its format in words, not with the mark: a new format shows."""
    first = pieces[0] if pieces else None
    mark = _MARK.match(first.text) if first else None
    if first is None or mark is None:
        return pieces
    return (replace(first, text=f"{_NAMES[mark[1]]}:{mark[2]}{first.text[mark.end() :]}"), *pieces[1:])

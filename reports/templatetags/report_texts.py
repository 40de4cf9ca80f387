"""Texts in the portal's format on web pages."""

from django import template
from django.utils.safestring import SafeString

from reports.renderers.richtext import render_text
from reports.richtext.blocks import read_blocks

register = template.Library()


@register.filter
def report_text(text: str, heading_level: int = 3) -> SafeString:
    """Return safe HTML of ``text``; its sub-headings begin at ``heading_level``."""
    return render_text(text, heading_level=heading_level)


@register.filter
def without_marks(text: str) -> str:
    """Return what a reader sees of ``text``, a block on each line: no marks of headings, lists and emphasis."""
    return "\n".join(block.text for block in read_blocks(text))

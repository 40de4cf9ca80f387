"""Texts in the portal's format on web pages."""

from django import template
from django.utils.safestring import SafeString

from reports.renderers.richtext import render_text

register = template.Library()


@register.filter
def report_text(text: str, heading_level: int = 3) -> SafeString:
    """Return safe HTML of ``text``; its sub-headings begin at ``heading_level``."""
    return render_text(text, heading_level=heading_level)

"""Numbers of indicators as people read them, and what is said of a value beside the one before."""

from django import template

from reports.domain.indicators.comparing import Seen
from reports.renderers.indicator_words import unlike_words, way_word
from reports.renderers.indicators import change_text, local_number

register = template.Library()
register.filter("unlike_words", unlike_words)
register.filter("way_word", way_word)
register.filter("indicator_number", local_number)


@register.filter
def change_number(row: Seen) -> str:
    """Return the change with its sign, "" where there is none."""
    return "" if row.change is None else change_text(row.change)

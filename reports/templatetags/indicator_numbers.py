"""Numbers of indicators as people read them, and what is said of a value beside the one before."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

from reports.domain.indicators.comparing import Seen
from reports.renderers.indicator_words import plain, unlike_words, way_word

register = template.Library()
register.filter("unlike_words", unlike_words)
register.filter("way_word", way_word)


@register.filter
def indicator_number(value: Decimal) -> str:
    """Return the number in the reader's language, without needless zeros."""
    return number_format(plain(value), use_l10n=True, force_grouping=True)


@register.filter
def change_number(row: Seen) -> str:
    """Return the change with its sign, "" where there is none."""
    if row.change is None:
        return ""
    sign = "+" if row.change > 0 else "−" if row.change < 0 else "±"
    return f"{sign}{indicator_number(abs(row.change))}"

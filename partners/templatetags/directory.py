"""The values of the filters: more than a hundred of the same kind, written without a template for each."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partners.views.search_controls import Group

register = template.Library()

OPTION = (
    '<div class="directory-option">'
    '<input class="directory-option__box" id="{0}" name="{1}" type="checkbox" value="{2}"{3}>'
    '<label class="kern-body directory-option__label" for="{0}">{4}</label>'
    '<span class="directory-option__count" id="count-{0}">{5}</span></div>\n'
)
COUNT = '<span data-count="{0}">{0}</span>'
CHANGED_COUNT = '<span id="count-{}" hx-swap-oob="innerHTML">{}</span>\n'


@register.simple_tag
def filter_options(group: Group) -> SafeString:
    """Write the values of a filter as boxes to tick, each with its number of results."""
    return format_html_join(
        "",
        OPTION,
        (
            (each.id, group.name, each.value, " checked" if each.is_chosen else "", each.label, _count(each.count))
            for each in group.options
        ),
    )


@register.simple_tag
def changed_counts(groups: Iterable[Group]) -> SafeString:
    """Write the numbers of all filters for htmx to put in the place of the old ones."""
    return format_html_join(
        "", CHANGED_COUNT, ((each.id, _count(each.count)) for group in groups for each in group.options)
    )


def _count(count: int) -> SafeString:
    return format_html(COUNT, count)

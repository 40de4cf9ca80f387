"""What every page of the portal shows around its content."""

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from portal.shared.account_links import ActingEntry, acting_entries
from portal.shared.credits import Credit, all_credits, credits_everywhere
from portal.shared.footer import FooterLink, footer_links
from portal.shared.guest_languages import GUEST_LANGUAGES, GuestLanguage
from portal.shared.listing import comma as comma_of_the_language
from portal.shared.listing import listed as listed_as_text
from portal.shared.sentences import isolated, one_full_stop

register = template.Library()
register.filter("one_full_stop", stringfilter(one_full_stop), is_safe=True)
register.filter("isolated", stringfilter(isolated), is_safe=True)
# Also the separators that end a line in old scripts.
ESCAPES = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&\u2028\u2029"}


@register.simple_tag
def operator(name: str) -> str:
    """Return what the settings say about the operator under ``name`` (such as ``PUBLISHER``), "" if nothing."""
    return str(getattr(settings, name, ""))


@register.simple_tag
def guest_languages() -> tuple[GuestLanguage, ...]:
    """Return the languages of pages for people without account."""
    return GUEST_LANGUAGES


@register.simple_tag
def comma() -> str:
    """Return what stands between the items of a list in the language of the page."""
    return comma_of_the_language()


@register.filter(needs_autoescape=True)
def listed(values: Iterable[object], autoescape: bool = True) -> str:  # noqa: FBT001, FBT002 -- as Django calls it
    """Return ``values`` as one line.

    Where a page reads from right to left, each keeps its own direction; otherwise Latin names change places.
    """
    if not autoescape or not get_language_bidi():
        return listed_as_text(values)
    return format_html_join(comma_of_the_language(), "<bdi>{}</bdi>", ((each,) for each in values))


@register.simple_tag
def page_credits() -> list[Credit]:
    """Return whom every page names for the data it shows."""
    return credits_everywhere()


@register.simple_tag
def further_footer_links() -> list[FooterLink]:
    """Return the links that higher apps put at the foot of every page."""
    return footer_links()


@register.simple_tag
def linked_data(data: dict[str, Any]) -> SafeString:
    """Return ``data`` as a JSON-LD block: data of the page, never run as a script, so the content policy allows it.

    What could end the block is escaped as in Django's ``json_script``.
    """
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 -- escaped above


@register.simple_tag
def imprint_credits() -> list[Credit]:
    """Return whom the imprint names for data."""
    return all_credits()


@register.simple_tag(takes_context=True)
def acting_organisations(context: RequestContext) -> list[ActingEntry]:
    """Return the organisations the signed-in user acts for."""
    request: Any = context.get("request")
    if request is None or not request.user.is_authenticated:
        return []
    return acting_entries(request.user)


@register.simple_tag(takes_context=True)
def other_page(context: RequestContext, **changes: object) -> str:
    """Return the query string of this page with ``changes``; an empty value takes the parameter away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "."

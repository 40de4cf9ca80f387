"""What every page of the portal shows around its content."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext

from portal.shared.account_links import ActingEntry, acting_entries
from portal.shared.credits import Credit, all_credits, credits_everywhere

register = template.Library()


@register.simple_tag
def operator(name: str) -> str:
    """Return what the settings say about the operator under ``name`` (such as ``PUBLISHER``), "" if nothing."""
    return str(getattr(settings, name, ""))


@register.simple_tag
def page_credits() -> list[Credit]:
    """Return whom every page names for the data it shows."""
    return credits_everywhere()


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

"""States of reports, periods and builds as badges."""

from typing import Any

from django import template

from reports.views import badges

register = template.Library()


@register.inclusion_tag("components/badge.html")
def report_badge(state: str) -> dict[str, Any]:
    """Draw the state of a report; ``none`` is one that is not begun."""
    badge = badges.report_badge(state)
    return {"label": badge.label, "kind": badge.kind}


@register.inclusion_tag("components/badge.html")
def period_badge(state: str) -> dict[str, Any]:
    """Draw the state of a period."""
    badge = badges.period_badge(state)
    return {"label": badge.label, "kind": badge.kind}

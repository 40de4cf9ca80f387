"""How grave a finding is, as word and colour."""

from typing import Any

from django import template

from reports.forms.preflight import SEVERITIES
from reports.rules.base import Severity

register = template.Library()
_KINDS = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.HINT: "info"}


@register.inclusion_tag("components/badge.html")
def severity_badge(severity: Severity) -> dict[str, Any]:
    """Draw the badge of a finding."""
    return {"label": SEVERITIES[severity], "kind": _KINDS[severity]}

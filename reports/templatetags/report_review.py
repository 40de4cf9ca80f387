"""Parts of a report's page: in whose name it was handed in and released, and what comes before the brochure."""

from typing import Any

from django import template

from reports.domain.reviewing import visible_comments
from reports.enums import ReportState, ReviewSide
from reports.forms.release import BehalfForm
from reports.models import Report
from reports.permissions import can_leave_out_report, commenting_side, represents_partner
from reports.states.report import possible_moves

register = template.Library()


@register.inclusion_tag("reports/review/_names.html")
def who_decided(report: Report) -> dict[str, Any]:
    """Say who handed in and who released, on whose behalf, whether late, and until when there is more time."""
    newest = report.extensions.order_by("-pk").first() if report.extended_until else None
    return {
        "report": report,
        "is_draft": report.state == ReportState.DRAFT,
        "reason": newest.reason if newest is not None else "",
    }


@register.inclusion_tag("reports/review/_last_steps.html", takes_context=True)
def last_steps(context: dict[str, Any], report: Report) -> dict[str, Any]:
    """Offer what comes between acceptance and brochure: the release by the partner, or leaving the report out."""
    user = context["request"].user
    is_accepted = report.state == ReportState.ACCEPTED
    return {
        "report": report,
        "is_partner": represents_partner(user, report),
        "can_release": "release" in possible_moves(report, user) and not report.left_out_at,
        "waits_for_release": is_accepted and not report.left_out_at,
        "can_leave_out": is_accepted and can_leave_out_report(user, report),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("reports/review/_comments.html", takes_context=True)
def comments_of(context: dict[str, Any], report: Report) -> dict[str, Any]:
    """Lead to the text with its comments and say how many are open."""
    user = context["request"].user
    if report.state == ReportState.DRAFT:
        return {}
    comments = [each for each in visible_comments(report, user) if each.reply_to_id is None]
    return {
        "report": report,
        "open_count": sum(each.resolved_at is None for each in comments),
        "count": len(comments),
        "may_begin": commenting_side(user, report) == ReviewSide.MINISTRY,
    }


@register.simple_tag
def behalf_form() -> BehalfForm:
    """Return the form that asks in whose name a report is handed in."""
    return BehalfForm()

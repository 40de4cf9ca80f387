"""Word files on the page of a report."""

from typing import Any

from django import template

from reports.models import Report, Upload
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

register = template.Library()


@register.inclusion_tag("reports/word/_report.html")
def word_files(report: Report, user: Any) -> dict[str, Any]:
    """Offer to hand in a Word file, and list those that the reader may see. One query."""
    return {
        "report": report,
        "files": Upload.objects.visible_to(user).without_contents().filter(report=report),
        "may_upload": can_write_report(user, report) and not writing_refusal(report),
    }

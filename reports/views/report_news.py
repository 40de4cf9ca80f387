"""What the others did with reports lately, on the start page."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from partners.models import is_ministry
from reports.enums import ReportState
from reports.models import Report, ReportTransition
from reports.permissions import can_see_reports

DAYS = timedelta(days=14)
SHOWN = 5
# What concerns the ministry is what partners did; a partner is concerned by every move of its reports.
OF_PARTNERS = (ReportState.SUBMITTED, ReportState.RELEASED)


def report_news(request: HttpRequest) -> dict[str, Any] | None:
    """Return the latest moves of reports by others in two weeks, five at most. One query, none for who sees none."""
    user: Any = request.user
    if not can_see_reports(user):
        return None
    moves = ReportTransition.objects.filter(
        subject__in=Report.objects.visible_to(user), at__gte=timezone.now() - DAYS
    ).exclude(actor=user)
    if is_ministry(user):
        moves = moves.filter(target__in=OF_PARTNERS, subject__on_behalf=False)
    shown = list(moves.select_related("subject__organisation", "subject__period").order_by("-at", "-pk")[:SHOWN])
    return {"moves": shown} if shown else None

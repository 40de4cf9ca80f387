"""When a partner first looked at its report: the ministry sees who has not."""

from typing import Any

from django.utils import timezone

from reports.models import Report
from reports.permissions import represents_partner


def note_opening(report: Report, user: Any) -> bool:
    """Record that the partner has opened ``report``; False when it had before, or when ``user`` is not the partner."""
    if report.opened_at is not None or not represents_partner(user, report):
        return False
    opened_at = timezone.now()
    first = Report.objects.filter(pk=report.pk, opened_at=None).update(opened_at=opened_at, opened_by=user)
    return first == 1

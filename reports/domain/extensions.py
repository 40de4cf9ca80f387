"""More time for a partner: after the deadline a report is handed in only with an extension."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import Organisation
from portal.shared.states import MoveRefused
from reports.enums import PeriodState, ReportState
from reports.models import Extension, Report, ReportingPeriod
from reports.permissions import can_manage_period

from .campaign_mails import tell_extended


def extend_deadline(
    period: ReportingPeriod, organisation: Organisation, *, until: date, reason: str, actor: Any
) -> Extension:
    """Let ``organisation`` hand in its report until ``until`` and tell it so; the same asked twice is done once.

    A partner that has not begun gets an empty draft, so that the extension has something to belong to.

    Raises ``PermissionDenied``, ``ValueError`` for an empty reason, ``MoveRefused`` with a sentence.
    """
    if not can_manage_period(actor):
        raise PermissionDenied
    if not reason.strip():
        raise ValueError("An extension needs a reason.")
    with transaction.atomic():
        locked = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
        _check(locked, until)
        Report.objects.get_or_create(period=locked, organisation=organisation)
        reports = Report.objects.select_for_update(of=("self",)).select_related("organisation", "period")
        report = reports.get(period=locked, organisation=organisation)
        if report.state != ReportState.DRAFT:
            raise MoveRefused(_("The report is handed in already."))
        newest = report.extensions.order_by("-pk").first()
        if newest is not None and (newest.until, newest.reason) == (until, reason.strip()):
            return newest
        extension = Extension.objects.create(report=report, until=until, reason=reason.strip(), by=actor)
        tell_extended(extension)
    return extension


def _check(period: ReportingPeriod, until: date) -> None:
    if period.state not in (PeriodState.OPEN, PeriodState.IN_REVIEW):
        raise MoveRefused(_("More time can be given while the period is open or in review."))
    if period.deadline is None or until <= period.deadline or until < timezone.localdate():
        raise MoveRefused(_("The new day must lie after the deadline and not in the past."))

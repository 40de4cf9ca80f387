"""Starting, submitting, returning and accepting reports."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import Organisation, organisation_ids
from portal.shared.states import MoveRefused
from reports.enums import PeriodState
from reports.models import Report, ReportingPeriod
from reports.permissions import can_start_report, represents_partner
from reports.states import report as states

from .contributions import close_working_texts


def start_report(period: ReportingPeriod, organisation: Organisation, *, actor: Any) -> Report:
    """Return the report of ``organisation`` about ``period``, made as a draft when there is none.

    The ministry starts a report on behalf of the partner; the report says so from then on.

    Raises ``PermissionDenied`` and ``MoveRefused`` when the period is not open or the partner has a draft of its own.
    """
    if not can_start_report(actor, organisation):
        raise PermissionDenied
    on_behalf = organisation.pk not in organisation_ids(actor)
    with transaction.atomic():
        # The lock keeps the period from being closed in between.
        state = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk).state
        known = Report.objects.filter(period=period, organisation=organisation).first()
        if known is not None:
            if on_behalf and not known.on_behalf:
                raise MoveRefused(_("The partner has begun a report of its own."))
            return known
        if state != PeriodState.OPEN:
            raise MoveRefused(_("Reports can be started while the period is open."))
        return Report.objects.create(period=period, organisation=organisation, on_behalf=on_behalf)


def submit_report(report: Report, *, actor: Any) -> bool:
    """Hand the report in; False when it is submitted already. Says so in the history when it is on behalf.

    Raises ``PermissionDenied`` and ``MoveRefused`` with a sentence.
    """
    report.submitted_at = timezone.now()
    report.submitted_by = actor
    reason = ""
    if actor is not None and not represents_partner(actor, report):
        reason = _("On behalf of %(partner)s") % {"partner": report.organisation}
    with transaction.atomic():
        close_working_texts(Report.objects.select_for_update(of=("self",)).get(pk=report.pk))
        return states.move_report(
            states.SUBMIT, report, actor=actor, reason=reason, save_fields=("submitted_at", "submitted_by")
        )


def return_report(report: Report, *, actor: Any, reason: str) -> bool:
    """Give the report back to the partner with a reason; False when it is returned already.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` for an empty reason.
    """
    report.accepted_at = None
    return states.move_report(states.RETURN, report, actor=actor, reason=reason, save_fields=("accepted_at",))


def accept_report(report: Report, *, actor: Any) -> bool:
    """Accept the report for the brochure; False when it is accepted already.

    Raises ``PermissionDenied`` and ``MoveRefused`` with a sentence.
    """
    report.accepted_at = timezone.now()
    return states.move_report(states.ACCEPT, report, actor=actor, save_fields=("accepted_at",))

"""Starting, submitting, returning, accepting and releasing reports, and leaving them out of the brochure."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import Organisation, organisation_ids
from portal.shared.states import MoveRefused
from reports.enums import PeriodState, ReportState
from reports.models import Report, ReportingPeriod
from reports.permissions import can_leave_out_report, can_release_report, can_start_report, represents_partner
from reports.states import report as states

from .contributions import close_working_texts
from .review_mails import tell_partner

SUBMITTED = ("submitted_at", "submitted_by", "submitted_for", "first_submitted_at")
RELEASED = ("released_at", "released_by", "released_for")
LEFT_OUT = ("left_out_at", "left_out_by", "left_out_reason")


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
        opened = {} if on_behalf else {"opened_at": timezone.now(), "opened_by": actor}
        return Report.objects.create(period=period, organisation=organisation, on_behalf=on_behalf, **opened)


def submit_report(report: Report, *, actor: Any, behalf_of: str = "") -> bool:
    """Hand the report in; False when it is submitted already. The history says on whose behalf.

    ``behalf_of`` is who decided, where that is not ``actor``; when the ministry submits it is the partner.

    Raises ``PermissionDenied`` and ``MoveRefused`` with a sentence.
    """
    report.submitted_at = timezone.now()
    report.first_submitted_at = report.first_submitted_at or report.submitted_at
    report.submitted_by = actor
    report.submitted_for = _in_whose_name(report, actor, behalf_of)
    with transaction.atomic():
        states.hold_period(report.period_id)
        close_working_texts(Report.objects.select_for_update(of=("self",)).get(pk=report.pk))
        return states.move_report(
            states.SUBMIT,
            report,
            actor=actor,
            reason=_on_behalf(report.submitted_for),
            save_fields=SUBMITTED,
        )


def return_report(report: Report, *, actor: Any, reason: str, tell: bool = True) -> bool:
    """Give the report back to the partner with a reason; False when it is returned already.

    It has to be accepted and released anew then. The partner gets a mail unless ``tell`` says otherwise.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` for an empty reason.
    """
    report.accepted_at = report.released_at = report.left_out_at = None
    report.released_by = report.left_out_by = None
    report.released_for = report.left_out_reason = ""
    fields = ("accepted_at", *RELEASED, *LEFT_OUT)
    with transaction.atomic():
        moved = states.move_report(states.RETURN, report, actor=actor, reason=reason, save_fields=fields)
        if moved and tell:
            tell_partner(report)
    return moved


def accept_report(report: Report, *, actor: Any, tell: bool = True) -> bool:
    """Accept the report for the brochure; False when it is accepted already.

    The partner gets a mail unless ``tell`` says otherwise.

    Raises ``PermissionDenied`` and ``MoveRefused`` with a sentence.
    """
    report.accepted_at = timezone.now()
    with transaction.atomic():
        moved = states.move_report(states.ACCEPT, report, actor=actor, save_fields=("accepted_at",))
        if moved and tell:
            tell_partner(report)
    return moved


def release_report(report: Report, *, actor: Any, behalf_of: str = "", reason: str = "") -> bool:
    """Release the accepted text for the brochure; False when it is released already. The history says on whose behalf.

    ``behalf_of`` is who decided, where that is not ``actor``; when the ministry releases it is the partner, and
    ``reason`` says how the partner let it know. ``actor`` None stands for a command of the system.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` when the ministry gives no reason.
    """
    if actor is not None and not can_release_report(actor, report):
        raise PermissionDenied
    if actor is not None and not represents_partner(actor, report) and not reason.strip():
        raise ValueError("Releasing on behalf of a partner needs a reason.")
    report.released_at = timezone.now()
    report.released_by = actor
    report.released_for = _in_whose_name(report, actor, behalf_of)
    return states.move_report(
        states.RELEASE,
        report,
        actor=actor,
        reason=". ".join(part for part in (_on_behalf(report.released_for), reason.strip()) if part),
        save_fields=RELEASED,
    )


def leave_out_report(report: Report, *, actor: Any, reason: str) -> bool:
    """Keep an accepted report out of the brochure with a reason the partner reads; False when it is out already.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` for an empty reason.
    """
    if not reason.strip():
        raise ValueError("Leaving a report out needs a reason.")
    return _set_left_out(report, actor, reason.strip())


def take_in_report(report: Report, *, actor: Any) -> bool:
    """Take back that a report was left out; False when it was not. Raises as ``leave_out_report``."""
    return _set_left_out(report, actor, "")


def _set_left_out(report: Report, actor: Any, reason: str) -> bool:
    if not can_leave_out_report(actor, report):
        raise PermissionDenied
    with transaction.atomic():
        states.hold_period(report.period_id)
        locked = Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)
        if bool(locked.left_out_at) == bool(reason):
            return False
        if locked.state != ReportState.ACCEPTED or locked.period.state == PeriodState.PUBLISHED:
            raise MoveRefused(_("Only an accepted report can be left out, and only before the brochure is published."))
        locked.left_out_at = timezone.now() if reason else None
        locked.left_out_by = actor if reason else None
        locked.left_out_reason = reason
        locked.save(update_fields=LEFT_OUT)
    return True


def _in_whose_name(report: Report, actor: Any, behalf_of: str) -> str:
    if actor is not None and not represents_partner(actor, report):
        return report.organisation.name[:200]
    return behalf_of.strip()


def _on_behalf(name: str) -> str:
    return _("On behalf of %(partner)s") % {"partner": name} if name else ""

"""The life of a report: draft → submitted → returned → submitted → accepted → released → published.

An accepted or released report may be given back as long as its period is not published. Who: the partner submits,
its head releases (the ministry both where it entered the report on behalf), the ministry returns and accepts.
After the deadline a report is handed in for the first time only with an extension, except by the ministry.
Publishing follows from publishing the period. A report that the ministry left out of the brochure is not released.
The database refuses every other way (``models/triggers.py``).
"""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.shared.states import Move, MoveRefused, apply_move
from reports.enums import PeriodState, ReportState
from reports.models import Report, ReportTransition
from reports.permissions import (
    can_accept_report,
    can_manage_period,
    can_release_report,
    can_return_report,
    can_submit_report,
)


def writing_refusal(report: Report) -> str:
    """Return why the texts cannot be changed now, or "".

    A draft is written while the period is open, or as long as its extension runs; a returned report also while the
    others are reviewed.
    """
    if report.state == ReportState.SUBMITTED:
        return _("The report is submitted. It can be changed again when the ministry returns it.")
    if report.state in (ReportState.ACCEPTED, ReportState.RELEASED):
        return _("The report is accepted. It can be changed again when the ministry returns it.")
    period = report.period.state
    if period == PeriodState.PLANNED:
        return _("The reporting period is not open yet.")
    if period == PeriodState.PUBLISHED:
        return _("The brochure of this period is published.")
    if period == PeriodState.IN_REVIEW and report.state == ReportState.DRAFT and not _has_more_time(report):
        return _("The reporting period is closed. Ask the ministry to open it again.")
    return ""


def _objection_to_submitting(report: Report) -> str:
    if refusal := writing_refusal(report):
        return refusal
    if not report.contributions.filter(words__gt=0).exists():
        return _("Write at least one contribution before you submit the report.")
    return lateness_refusal(report)


def lateness_refusal(report: Report) -> str:
    """Return why a draft cannot be handed in after its last day, or ""."""
    if report.state == ReportState.DRAFT and not report.on_behalf and _is_too_late(report):
        sentence = _("The deadline was %(day)s. You can submit the report when the ministry gives you more time.")
        return sentence % {"day": date_format(cast("date", report.due_on), "DATE_FORMAT")}
    return ""


def _has_more_time(report: Report) -> bool:
    until = report.extended_until
    return until is not None and until >= timezone.localdate()


def _is_too_late(report: Report) -> bool:
    due = report.due_on
    return due is not None and due < timezone.localdate()


def _objection_to_review(report: Report) -> str:
    return _published() if report.period.state == PeriodState.PUBLISHED else ""


def _objection_to_releasing(report: Report) -> str:
    if report.left_out_at:
        return _("The ministry left this report out of the brochure, so there is nothing to release.")
    if report.attachments.lacking().exists():
        return _("A picture has no alternative text, or a word on its rights is missing. Please complete that first.")
    return _objection_to_review(report)


def _published() -> str:
    return _("The brochure of this period is published; its reports stay as they are.")


SUBMIT = Move(
    "submit",
    frozenset({ReportState.DRAFT, ReportState.RETURNED}),
    ReportState.SUBMITTED,
    guard=_objection_to_submitting,
)
RETURN = Move(
    "return",
    frozenset({ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.RELEASED}),
    ReportState.RETURNED,
    guard=_objection_to_review,
    needs_reason=True,
)
ACCEPT = Move("accept", frozenset({ReportState.SUBMITTED}), ReportState.ACCEPTED, guard=_objection_to_review)
RELEASE = Move("release", frozenset({ReportState.ACCEPTED}), ReportState.RELEASED, guard=_objection_to_releasing)
PUBLISH = Move("publish", frozenset({ReportState.RELEASED}), ReportState.PUBLISHED)
MOVES = (SUBMIT, RETURN, ACCEPT, RELEASE, PUBLISH)

WHO: dict[str, Callable[[Any, Report], bool]] = {
    SUBMIT.name: can_submit_report,
    RETURN.name: can_return_report,
    ACCEPT.name: can_accept_report,
    RELEASE.name: can_release_report,
    PUBLISH.name: lambda user, _report: can_manage_period(user),
}


def move_report(
    move: Move,
    report: Report,
    *,
    actor: Any,
    reason: str = "",
    save_fields: tuple[str, ...] = (),
) -> bool:
    """Move ``report``; False when it is there already. ``actor`` None stands for a command of the system.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` for a missing reason.
    """
    if actor is not None and not WHO[move.name](actor, report):
        raise PermissionDenied
    try:
        with transaction.atomic():
            hold_period(report.period_id)
            return apply_move(
                move,
                report,
                ReportTransition,
                actor=actor,
                reason=reason,
                refusal=_refusal(move),
                save_fields=save_fields,
            )
    except IntegrityError as error:
        if "report_follows_its_period" in str(error):
            raise MoveRefused(_published()) from None
        raise


def hold_period(period: int) -> None:
    """Keep the period from moving until the transaction ends; many reports may move at the same time.

    The period comes before its reports: publishing holds it and then moves them. The database takes the same lock
    when a report moves, but after the report's, and each would wait for the other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM reports_reportingperiod WHERE id = %s FOR SHARE", [period])


def possible_moves(report: Report, user: Any) -> set[str]:
    """Return the names of the moves that ``user`` may make from the present state; guards are asked later."""
    return {move.name for move in MOVES if report.state in move.sources and WHO[move.name](user, report)}


def _refusal(move: Move) -> str:
    if move is ACCEPT:
        return _("The report is not submitted at the moment. Load the page again to see where it stands.")
    if move is RELEASE:
        return _("Only an accepted report can be released. Load the page again to see where it stands.")
    if move is RETURN:
        return _("Only a submitted or accepted report can be returned. Load the page again.")
    return _("The report cannot be submitted from where it stands. Load the page again.")

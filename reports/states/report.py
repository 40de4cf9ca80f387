"""The life of a report: draft → submitted → returned → submitted → accepted.

An accepted report may be given back as long as its period is not published. Who: the partner submits
(the ministry where it entered the report on behalf), the ministry returns and accepts.
The database refuses every other way (``models/triggers.py``).
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils.translation import gettext as _

from portal.shared.states import Move, MoveRefused, apply_move
from reports.enums import PeriodState, ReportState
from reports.models import Report, ReportTransition
from reports.permissions import can_accept_report, can_return_report, can_submit_report


def writing_refusal(report: Report) -> str:
    """Return why the texts cannot be changed now, or "".

    A draft is written while the period is open, a returned report also while the others are reviewed.
    """
    if report.state == ReportState.SUBMITTED:
        return _("The report is submitted. It can be changed again when the ministry returns it.")
    if report.state == ReportState.ACCEPTED:
        return _("The report is accepted. It can be changed again when the ministry returns it.")
    period = report.period.state
    if period == PeriodState.PLANNED:
        return _("The reporting period is not open yet.")
    if period == PeriodState.PUBLISHED:
        return _("The brochure of this period is published.")
    if period == PeriodState.IN_REVIEW and report.state == ReportState.DRAFT:
        return _("The reporting period is closed. Ask the ministry to open it again.")
    return ""


def _objection_to_submitting(report: Report) -> str:
    if refusal := writing_refusal(report):
        return refusal
    if not report.contributions.filter(words__gt=0).exists():
        return _("Write at least one contribution before you submit the report.")
    return ""


def _objection_to_review(report: Report) -> str:
    return _published() if report.period.state == PeriodState.PUBLISHED else ""


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
    frozenset({ReportState.SUBMITTED, ReportState.ACCEPTED}),
    ReportState.RETURNED,
    guard=_objection_to_review,
    needs_reason=True,
)
ACCEPT = Move("accept", frozenset({ReportState.SUBMITTED}), ReportState.ACCEPTED, guard=_objection_to_review)
MOVES = (SUBMIT, RETURN, ACCEPT)

WHO: dict[str, Callable[[Any, Report], bool]] = {
    SUBMIT.name: can_submit_report,
    RETURN.name: can_return_report,
    ACCEPT.name: can_accept_report,
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
        # The period was published between the guard and the write; the database waited for it and refused.
        if "report_stays_when_published" in str(error):
            raise MoveRefused(_published()) from None
        raise


def possible_moves(report: Report, user: Any) -> set[str]:
    """Return the names of the moves that ``user`` may make from the present state; guards are asked later."""
    return {move.name for move in MOVES if report.state in move.sources and WHO[move.name](user, report)}


def _refusal(move: Move) -> str:
    if move is ACCEPT:
        return _("The report is not submitted at the moment. Load the page again to see where it stands.")
    if move is RETURN:
        return _("Only a submitted or accepted report can be returned. Load the page again.")
    return _("The report cannot be submitted from where it stands. Load the page again.")

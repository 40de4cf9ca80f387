"""The life of a reporting period: planned → open ⇄ in_review → published.

Who: the ministry. Publishing is final; what the brochure needs for it is checked by ``domain/periods.py``.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shared.states import Move, apply_move
from reports.enums import EditionState, PeriodState, ReportState
from reports.models import PeriodTransition, ReportingPeriod
from reports.permissions import can_manage_period

NAMED = 12


def _listed(names: list[str]) -> str:
    if len(names) <= NAMED:
        return ", ".join(names)
    return _("%(names)s and %(count)d more") % {"names": ", ".join(names[:NAMED]), "count": len(names) - NAMED}


def _objection_to_publishing(period: ReportingPeriod) -> str:
    waiting = period.reports.filter(state=ReportState.SUBMITTED).count()
    if waiting:
        return ngettext(
            "%(count)d report waits for review. Accept or return it first.",
            "%(count)d reports wait for review. Accept or return them first.",
            waiting,
        ) % {"count": waiting}
    if unreleased := list(period.reports.to_be_released().values_list("organisation__name", flat=True)):
        return _(
            "Not released by the partner yet: %(partners)s. Ask for it, or leave the report out with a reason."
        ) % {"partners": _listed(unreleased)}
    if not period.reports.filter(state=ReportState.RELEASED).exists():
        return _("No report of this period is released.")
    if not period.editions.filter(state=EditionState.RELEASED).exists():
        return _("The brochure has to be released before it is published.")
    return ""


OPEN = Move("open", frozenset({PeriodState.PLANNED, PeriodState.IN_REVIEW}), PeriodState.OPEN)
CLOSE = Move("close", frozenset({PeriodState.OPEN}), PeriodState.IN_REVIEW)
PUBLISH = Move("publish", frozenset({PeriodState.IN_REVIEW}), PeriodState.PUBLISHED, guard=_objection_to_publishing)
MOVES = (OPEN, CLOSE, PUBLISH)


def move_period(move: Move, period: ReportingPeriod, *, actor: Any, reason: str = "") -> bool:
    """Move ``period``; False when it is there already. ``actor`` None stands for a command of the system.

    Raises ``PermissionDenied`` and ``MoveRefused`` with a sentence.
    """
    if actor is not None and not can_manage_period(actor):
        raise PermissionDenied
    return apply_move(
        move,
        period,
        PeriodTransition,
        actor=actor,
        reason=reason,
        refusal=_("The period has moved on meanwhile. Load the page again to see where it stands."),
    )


def possible_moves(period: ReportingPeriod) -> set[str]:
    """Return the names of the moves that lead on from the present state."""
    return {move.name for move in MOVES if period.state in move.sources}

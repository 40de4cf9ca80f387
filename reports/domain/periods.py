"""Planning, opening, closing and publishing reporting periods."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.outbox.domain.enqueue import enqueue_job
from reports.enums import ReportState
from reports.models import ReportingPeriod
from reports.permissions import can_manage_period
from reports.states import period as states
from reports.states.report import PUBLISH, move_report

from .edition import ensure_edition

ANNOUNCE = "reports.announce_opening"


def create_period(  # noqa: PLR0913 -- what a period consists of
    *,
    year: int,
    start: date,
    end: date,
    actor: Any,
    deadline: date | None = None,
    guidelines: str = "",
    opens_on: date | None = None,
    reminder_days: Sequence[int] | None = None,
) -> ReportingPeriod:
    """Plan a period with its edition. ``actor`` None stands for a command of the system.

    ``opens_on`` is the day it opens by itself; ``reminder_days`` are counted from the deadline, None: the usual ones.

    Raises ``PermissionDenied``, and ``ValidationError`` when the period overlaps another or ends before it starts.
    """
    if actor is not None and not can_manage_period(actor):
        raise PermissionDenied
    period = ReportingPeriod(
        year=year, start=start, end=end, deadline=deadline, guidelines=guidelines, opens_on=opens_on
    )
    if reminder_days is not None:
        period.reminder_days = sorted(set(reminder_days))
    period.full_clean()
    with transaction.atomic():
        period.save()
        ensure_edition(period)
    return period


def update_period(  # noqa: PLR0913 -- what may change of a period
    period: ReportingPeriod,
    *,
    actor: Any,
    deadline: date | None,
    guidelines: str,
    opens_on: date | None = None,
    reminder_days: Sequence[int] = (),
) -> None:
    """Change what may still change of a period. Raises ``PermissionDenied``."""
    if not can_manage_period(actor):
        raise PermissionDenied
    period.deadline, period.guidelines, period.opens_on = deadline, guidelines, opens_on
    period.reminder_days = sorted(set(reminder_days))
    period.save(update_fields=["deadline", "guidelines", "opens_on", "reminder_days", "updated_at"])


def open_period(period: ReportingPeriod, *, actor: Any, reason: str = "", announce: bool = True) -> bool:
    """Let partners write, for the first time or again after review has begun.

    The first time they get a mail, unless ``announce`` says otherwise.
    """
    with transaction.atomic():
        moved = states.move_period(states.OPEN, period, actor=actor, reason=reason)
        if moved and announce:
            enqueue_job(ANNOUNCE, {"period": period.pk}, key=f"report-announce:{period.pk}")
    return moved


def close_period(period: ReportingPeriod, *, actor: Any, reason: str = "") -> bool:
    """End the writing of drafts; what was returned may still be improved."""
    return states.move_period(states.CLOSE, period, actor=actor, reason=reason)


def publish_period(period: ReportingPeriod, *, actor: Any) -> bool:
    """Close the period for good, and with it publish all released reports.

    Raises ``MoveRefused`` while no edition is released, and while reports wait for review or for their release (those
    that the ministry left out do not count).
    """
    with transaction.atomic():
        locked = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
        moved = states.move_period(states.PUBLISH, period, actor=actor)
        if moved:
            for report in locked.reports.filter(state=ReportState.RELEASED).order_by("pk"):
                move_report(PUBLISH, report, actor=actor)
    return moved

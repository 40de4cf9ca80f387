"""How far the measures and milestones of a partner are: what a report says, and what the last one said."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, Q

from portal.shared.states import MoveRefused
from reports.enums import DeclarationState, Progress, ReportState
from reports.models import Measure, MeasureStatus, Milestone, MilestoneStatus, Report
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

FINISHED = frozenset({Progress.DONE, Progress.DROPPED})
Status = MeasureStatus | MilestoneStatus


class StaleProgress(Exception):
    """Somebody else saved meanwhile; nothing was stored."""


@dataclass(frozen=True)
class Said:
    """How far something is: one of ``Progress``, or "" where nothing is said, and a text."""

    progress: str = ""
    text: str = ""

    @property
    def label(self) -> str:
        """The state in words."""
        return str(Progress(self.progress).label) if self.progress else ""


@dataclass(frozen=True)
class MilestoneProgress:
    """A milestone in a report; ``is_due``: its day is over by the end of the period and it was not finished before."""

    milestone: Milestone
    now: Said
    before: Said
    is_due: bool


@dataclass(frozen=True)
class MeasureProgress:
    """A measure in a report, its milestones in order of their days."""

    measure: Measure
    now: Said
    before: Said
    milestones: tuple[MilestoneProgress, ...]


@dataclass(frozen=True)
class ProgressSheet:
    """All measures a report can tell of; ``previous_year`` is that of the last report, 0 if there is none."""

    measures: tuple[MeasureProgress, ...]
    previous_year: int
    seen: str

    @property
    def due(self) -> list[tuple[Measure, MilestoneProgress]]:
        """The milestones that are due, with their measures, the oldest first."""
        found = [(row.measure, each) for row in self.measures for each in row.milestones if each.is_due]
        return sorted(found, key=lambda pair: (pair[1].milestone.due_on, pair[1].milestone.pk))

    @property
    def is_complete(self) -> bool:
        """Say whether something is said of every measure and of every milestone that is due."""
        return all(row.now.progress for row in self.measures) and all(each.now.progress for _m, each in self.due)

    @property
    def is_told(self) -> bool:
        """Say whether anything is said."""
        return any(row.now.progress or any(each.now.progress for each in row.milestones) for row in self.measures)


def progress_of(report: Report) -> ProgressSheet:
    """Return what ``report`` says of the measures in force in its period. Seven queries at most."""
    before = _previous(report)
    now, then = _said(report), _said(before) if before else ({}, {})
    rows = tuple(_row(each, report, now, then) for each in _measures(report, now))
    return ProgressSheet(rows, before.period.year if before else 0, _fingerprint(*now))


def progress_seen_by(report: Report, user: Any) -> ProgressSheet | None:
    """Return the same for a reader; None while the partner changes a returned report and ``user`` is not one of it."""
    if report.state == ReportState.RETURNED and not can_write_report(user, report):
        return None
    return progress_of(report)


@transaction.atomic
def save_progress(
    report: Report, measures: Mapping[int, Said], milestones: Mapping[int, Said], *, seen: str, actor: Any
) -> bool:
    """Store what is said, by id of the measure or milestone; False when it says so already. "" takes a state back.

    What is not among the report's measures is left out. Raises ``PermissionDenied``, ``MoveRefused`` when the report
    cannot be written now, ``StaleProgress``.
    """
    if actor is not None and not can_write_report(actor, report):
        raise PermissionDenied
    locked = Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)
    if refusal := writing_refusal(locked):
        raise MoveRefused(refusal)
    sheet = progress_of(locked)
    own = {row.measure.pk: row.now for row in sheet.measures}
    steps = {each.milestone.pk: each.now for row in sheet.measures for each in row.milestones}
    changed = {pk: said for pk, said in measures.items() if pk in own and own[pk] != said}
    moved = {pk: said for pk, said in milestones.items() if pk in steps and steps[pk] != said}
    if not changed and not moved:
        return False
    if seen != sheet.seen:
        raise StaleProgress
    for pk, said in changed.items():
        _store(
            MeasureStatus.objects.filter(report=locked, measure=pk), MeasureStatus(report=locked, measure_id=pk), said
        )
    for pk, said in moved.items():
        kept = MilestoneStatus.objects.filter(report=locked, milestone=pk)
        _store(kept, MilestoneStatus(report=locked, milestone_id=pk), said)
    return True


def _store(kept: Any, new: Status, said: Said) -> None:
    row = kept.first() or new
    if not said.progress:
        kept.delete()
        return
    row.progress, row.text = said.progress, said.text
    row.save()


def _measures(report: Report, now: tuple[Mapping[int, Said], Mapping[int, Said]]) -> Iterable[Measure]:
    """Measures of what was in force at some time of the period, and those the report tells of already."""
    period = report.period
    in_force = Q(
        declaration__state__in=[DeclarationState.SIGNED, DeclarationState.ENDED],
        declaration__signed_on__lte=period.end,
        declaration__membership__organisation=report.organisation_id,
    )
    not_ended = Q(declaration__ended_on=None) | Q(declaration__ended_on__gte=period.start)
    not_withdrawn = Q(withdrawn_on=None) | Q(withdrawn_on__gte=period.start)
    steps = Milestone.objects.filter(not_withdrawn | Q(pk__in=list(now[1]))).order_by("due_on", "pk")
    return (
        Measure.objects.filter((in_force & not_ended & not_withdrawn) | Q(pk__in=list(now[0])))
        .prefetch_related(Prefetch("milestones", steps))
        .order_by("declaration", "number")
    )


def _row(measure: Measure, report: Report, now: Any, then: Any) -> MeasureProgress:
    steps = []
    for each in measure.milestones.all():
        before = then[1].get(each.pk, Said())
        is_due = each.due_on <= report.period.end and before.progress not in FINISHED
        steps.append(MilestoneProgress(each, now[1].get(each.pk, Said()), before, is_due))
    return MeasureProgress(measure, now[0].get(measure.pk, Said()), then[0].get(measure.pk, Said()), tuple(steps))


def _previous(report: Report) -> Report | None:
    earlier = Report.objects.filter(organisation=report.organisation_id, period__end__lt=report.period.start)
    return earlier.exclude(state=ReportState.DRAFT).select_related("period").order_by("-period__end").first()


def _said(report: Report) -> tuple[dict[int, Said], dict[int, Said]]:
    measures = report.measure_statuses.values_list("measure", "progress", "text")
    milestones = report.milestone_statuses.values_list("milestone", "progress", "text")
    return (
        {pk: Said(progress, text) for pk, progress, text in measures},
        {pk: Said(progress, text) for pk, progress, text in milestones},
    )


def _fingerprint(measures: Mapping[int, Said], milestones: Mapping[int, Said]) -> str:
    said = [sorted((pk, each.progress, each.text) for pk, each in part.items()) for part in (measures, milestones)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]

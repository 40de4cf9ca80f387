"""What the pages of a list show, each in a fixed number of queries, however long the list is."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from checklists.enums import AnswerState
from checklists.models import Checklist, ItemState, Phase, TemplateVersion
from events.models import Event

from .progress import Progress, progress_of


def with_subject(checklist: Checklist) -> Checklist:
    """Fetch what the page of ``checklist`` shows besides its items, and return it. Two queries, six for an event.

    One join of all that a list may belong to would cost the database more than a query for what it does belong to.
    """
    subjects: list[Any] = ["organisation__merged_into", "about"]
    if checklist.event_id:
        subjects = [Prefetch("event", Event.objects.with_sections().with_parties().with_agreement())]
    elif checklist.cooperation_id:
        subjects = ["cooperation__parties__organisation"]
    prefetch_related_objects([checklist], "template", "version", *subjects)
    return checklist


@dataclass(frozen=True)
class Line:
    """An item with its answer, and what was answered the time before, if there is something."""

    answer: ItemState
    before: ItemState | None = None


@dataclass(frozen=True)
class PhaseLines:
    """A phase with its items and how far it is."""

    phase: Phase
    lines: list[Line]
    progress: Progress


@dataclass(frozen=True)
class Sheet:
    """A whole list: its phases, how far it is, what comes next, and what a newer version has dropped."""

    checklist: Checklist
    phases: list[PhaseLines]
    progress: Progress
    answered: int
    next_line: Line | None
    dropped: list[Line]
    before: Checklist | None = None

    @property
    def lines(self) -> list[Line]:
        """All items in order."""
        return [line for phase in self.phases for line in phase.lines]


def sheet_of(checklist: Checklist, before: Checklist | None = None) -> Sheet:
    """Return the whole list beside that of the time ``before``. One query, two with ``before``.

    ``checklist`` comes with its version.
    """
    answers = list(_answers(checklist))
    earlier = {each.key: each for each in _answers(before) if each.revision} if before else {}
    lines = [Line(each, earlier.get(each.key)) for each in answers]
    present = [line for line in lines if line.answer.item.version_id == checklist.version_id]
    for line in present:
        line.answer.item.version = checklist.version
    phases = [
        PhaseLines(phase, group, _progress(group))
        for phase, group in ((key, list(found)) for key, found in groupby(present, lambda line: line.answer.item.phase))
    ]
    return Sheet(
        checklist=checklist,
        phases=phases,
        progress=_progress(present),
        answered=sum(line.answer.revision > 0 for line in present),
        next_line=next((line for line in present if line.answer.state == AnswerState.OPEN), None),
        dropped=[line for line in lines if line.answer.item.version_id != checklist.version_id],
        before=before,
    )


def has_newer_version(checklist: Checklist) -> bool:
    """Say whether an open list could go on with a newer version of its template. One query, none for closed ones."""
    if checklist.closed_at is not None:
        return False
    newer = TemplateVersion.objects.filter(template=checklist.template_id, number__gt=checklist.version.number)
    return newer.exists()


def _answers(checklist: Checklist) -> QuerySet[ItemState]:
    return checklist.answers.select_related("item__phase", "changed_by")


def _progress(lines: list[Line]) -> Progress:
    return progress_of((line.answer.state, line.answer.item.weight) for line in lines)

"""A list as those who take part see it, in a fixed number of queries, however long it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from checklists.domain.open_items import OpenItem
from checklists.domain.progress import Progress
from checklists.domain.risk import Risk, event_parties, risk_among
from checklists.domain.seen import SeenFinding, sheet_with_findings
from checklists.domain.standing import DONE, LEFT_OUT, Standing
from checklists.domain.turns import turn_of
from checklists.enums import AnswerState
from checklists.models import Checklist, Item, ItemComment, ItemFile, ItemState, Phase, in_language
from checklists.permissions import can_answer

from .words import part_word


@dataclass(frozen=True)
class SharedLine:
    """An item: what people said, what the portal sees, whose turn it is, until when, and what hangs on it.

    ``due`` is None where nothing is left to do.
    """

    answer: ItemState
    item: Item
    standing: Standing
    findings: tuple[SeenFinding, ...]
    turn: str
    due: date | None
    is_overdue: bool
    comments: int
    files: int

    @property
    def heading(self) -> str:
        """Its number and what is to be done, in the active language."""
        return f"{self.item.number} {in_language(self.item.text)}"

    @property
    def part(self) -> str:
        """When on its day it is due, in the active language; "" for any time."""
        return part_word(self.answer.due_part)

    @property
    def is_ticked(self) -> bool:
        """Say whether somebody ticked it off and it still counts; the button then opens it again."""
        return self.answer.state == AnswerState.DONE and self.standing != Standing.REOPENED

    @property
    def told(self) -> list[tuple[str, Any]]:
        """What the answer tells besides, by name of its field; ticking keeps it."""
        names = ("note", "link", "person", "on_date")
        return [(name, value) for name in names if (value := getattr(self.answer, name))]

    @property
    def is_open(self) -> bool:
        """Say whether it is neither done nor left out."""
        return self.standing not in DONE | LEFT_OUT

    @property
    def is_shown(self) -> bool:
        """Say whether it applies, or somebody has answered it all the same."""
        return bool(self.answer.revision) or self.standing != Standing.NOT_APPLICABLE

    @property
    def is_done(self) -> bool:
        """Say whether it counts for the progress."""
        return self.standing in DONE


@dataclass(frozen=True)
class SharedPhase:
    """A phase with its items and how far it is."""

    phase: Phase
    lines: list[SharedLine]
    progress: Progress


@dataclass(frozen=True)
class SharedSheet:
    """A whole list. ``revision`` and ``event_revision`` are what was seen: whoever has them asks for what came later.

    ``dropped`` are answers to items that a newer version no longer has. ``can_answer`` is False for those who only
    read and for closed lists. ``risk`` is the first item at risk.
    """

    checklist: Checklist
    phases: list[SharedPhase]
    progress: Progress
    dropped: list[ItemState]
    can_answer: bool
    risk: Risk | None = None

    @property
    def lines(self) -> list[SharedLine]:
        """All items in order."""
        return [line for phase in self.phases for line in phase.lines]

    @property
    def shown_phases(self) -> list[SharedPhase]:
        """Leave out those of which nothing applies and nothing was answered: phases of other formats."""
        return [each for each in self.phases if any(line.is_shown for line in each.lines)]

    @property
    def first_open(self) -> Phase | None:
        """The phase that people are in: the first one that is not complete."""
        return next((each.phase for each in self.shown_phases if not each.progress.is_complete), None)

    @property
    def seen(self) -> str:
        """Return what identifies the state that is shown."""
        return f"{self.checklist.revision}-{_revision_of_event(self.checklist)}"

    def changed_since(self, seen: str) -> list[SharedLine]:
        """Return the items that changed since ``seen``; all, where the event did or it cannot be read."""
        revision, _dash, of_event = seen.partition("-")
        if not revision.isdecimal() or of_event != str(_revision_of_event(self.checklist)):
            return self.lines
        return [line for line in self.lines if line.answer.list_revision > int(revision)]

    def line(self, key: str) -> SharedLine:
        """Return the line of the item ``key``. Raises ``LookupError``."""
        for line in self.lines:
            if line.answer.key == key:
                return line
        raise LookupError(key)


def shared_sheet(checklist: Checklist, user: Any, today: date) -> SharedSheet:
    """Return the list as ``user`` sees it today. ``checklist`` comes with its subject and version."""
    seen = sheet_with_findings(checklist, user, today)
    comments, files = _numbers(ItemComment, checklist), _numbers(ItemFile, checklist)

    def line(row: ItemState, stands: Standing, findings: tuple[SeenFinding, ...]) -> SharedLine:
        due = row.due_on if stands not in DONE | LEFT_OUT else None
        return SharedLine(
            answer=row,
            item=row.item,
            standing=stands,
            findings=findings,
            turn=turn_of(row),
            due=due,
            is_overdue=due is not None and due < today,
            comments=comments.get(row.pk, 0),
            files=files.get(row.pk, 0),
        )

    phases = [
        SharedPhase(each.phase, [line(one.answer, one.standing, one.findings) for one in each.lines], each.progress)
        for each in seen.phases
    ]
    return SharedSheet(
        checklist=checklist,
        phases=phases,
        progress=seen.progress,
        dropped=[row for row in seen.dropped if row.revision],
        can_answer=checklist.closed_at is None and can_answer(user, checklist),
        risk=_risk(checklist, phases, user, today),
    )


def _risk(checklist: Checklist, phases: Sequence[SharedPhase], user: Any, today: date) -> Risk | None:
    event: Any = checklist.event
    if checklist.closed_at is not None or event is None:
        return None
    lines = [line for phase in phases for line in phase.lines if line.is_open]
    items = [OpenItem(line.answer, line.standing) for line in lines]
    for item in items:
        item.row.checklist = checklist
    return risk_among(items, event_parties(event), user, today)


def _revision_of_event(checklist: Checklist) -> int:
    return checklist.event.revision if checklist.event else 0


def _numbers(model: Any, checklist: Checklist) -> dict[int, int]:
    rows = model.objects.filter(answer__checklist=checklist, removed_at=None)
    return dict(rows.order_by().values_list("answer").annotate(number=Count("pk")))

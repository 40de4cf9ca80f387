"""The list of an event as those who take part see it, in a fixed number of queries, however long it is."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from checklists.domain.checking import check_items
from checklists.domain.conditions import Applies, applies
from checklists.domain.facts import facts_of
from checklists.domain.progress import Progress
from checklists.domain.standing import (
    DONE,
    LEFT_OUT,
    Standing,
    Standpoint,
    has_changed,
    level_of,
    progress_of_standings,
    standing,
)
from checklists.enums import Anchor, AssignedSide, Audience
from checklists.models import Checklist, Item, ItemComment, ItemFile, ItemState, Phase, RuleFinding
from checklists.permissions import can_answer, speaking_parties
from checklists.rules.base import Finding
from checklists.rules.facts import EventFacts
from checklists.rules.registry import find_rule
from cooperations.enums.side import Side


@dataclass(frozen=True)
class SaidFinding:
    """What the portal sees: how grave it is, a sentence, and what to do ("" where there is nothing to do)."""

    level: str
    sentence: str
    advice: str


@dataclass(frozen=True)
class SharedLine:
    """An item: what people said, what the portal sees, whose turn it is, until when, and what hangs on it."""

    answer: ItemState
    item: Item
    standing: Standing
    findings: tuple[SaidFinding, ...]
    turn: str
    due: date | None
    is_overdue: bool
    comments: int
    files: int

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
    read and for closed lists.
    """

    checklist: Checklist
    phases: list[SharedPhase]
    progress: Progress
    dropped: list[ItemState]
    can_answer: bool

    @property
    def lines(self) -> list[SharedLine]:
        """All items in order."""
        return [line for phase in self.phases for line in phase.lines]

    @property
    def first_open(self) -> Phase | None:
        """The phase that people are in: the first one that is not complete."""
        return next((each.phase for each in self.phases if not each.progress.is_complete), None)

    @property
    def seen(self) -> str:
        """Return what identifies the state that is shown."""
        event: Any = self.checklist.event
        return f"{self.checklist.revision}-{event.revision}"

    def changed_since(self, seen: str) -> list[SharedLine]:
        """Return the items that changed since ``seen``; all, where the event did or it cannot be read."""
        event: Any = self.checklist.event
        revision, _dash, of_event = seen.partition("-")
        if not revision.isdecimal() or of_event != str(event.revision):
            return self.lines
        return [line for line in self.lines if line.answer.list_revision > int(revision)]

    def line(self, key: str) -> SharedLine:
        """Return the line of the item ``key``. Raises ``LookupError``."""
        for line in self.lines:
            if line.answer.key == key:
                return line
        raise LookupError(key)


def shared_sheet(checklist: Checklist, user: Any, today: date) -> SharedSheet:
    """Return the list of an event as ``user`` sees it today. ``checklist`` comes with its event and version.

    What only one side is told (findings of its own self-check) is left out for the other.
    """
    event: Any = checklist.event
    rows = list(checklist.answers.select_related("item__phase", "changed_by", "assigned_user"))
    present = [row for row in rows if row.item.version_id == checklist.version_id]
    facts = None if checklist.closed_at else facts_of(event, today)
    sides = {party.side for party in speaking_parties(user, checklist)}
    findings = _findings(checklist, [row.item for row in present], facts, today)
    comments = _numbers(ItemComment, checklist)
    files = _numbers(ItemFile, checklist)
    lines = []
    for row in present:
        found = findings[row.key]
        due = due_day(row, event)
        stands = standing(_standpoint(row, [each for _rule, each in found], facts))
        lines.append(
            SharedLine(
                answer=row,
                item=row.item,
                standing=stands,
                findings=tuple(_said(rule, each) for rule, each in found if _is_told(each, sides)),
                turn=turn_of(row),
                due=due,
                is_overdue=due is not None and due < today and stands not in DONE | LEFT_OUT,
                comments=comments.get(row.pk, 0),
                files=files.get(row.pk, 0),
            )
        )
    return SharedSheet(
        checklist=checklist,
        phases=[
            SharedPhase(phase, mine, _progress(mine))
            for phase, mine in ((key, list(group)) for key, group in groupby(lines, lambda line: line.item.phase))
        ],
        progress=_progress(lines),
        dropped=[row for row in rows if row.item.version_id != checklist.version_id and row.revision],
        can_answer=checklist.closed_at is None and can_answer(user, checklist),
    )


def turn_of(row: ItemState) -> str:
    """Return whose turn an item is: the person or side it was given to, else that of the template."""
    if row.assigned_user is not None:
        return str(row.assigned_user.name)
    return side_name(row.assigned_side or row.item.owner)


def side_name(side: str) -> str:
    """Return the word for a side, or for both."""
    return _("both sides") if side == AssignedSide.BOTH else str(Side(side).label)


def due_day(row: ItemState, event: Any) -> date | None:
    """Return until when an item is due: a day that people chose, the planned one, else the template's."""
    item = row.item
    if row.own_due_on or row.due_on:
        return row.own_due_on or row.due_on
    if item.due_days is None or item.anchor != Anchor.EVENT or event.starts_at is None:
        return None
    day: date = timezone.localdate(event.starts_at) + timedelta(days=item.due_days)
    return day


def _findings(
    checklist: Checklist, items: list[Item], facts: EventFacts | None, today: date
) -> defaultdict[str, list[tuple[str, Finding]]]:
    """Ask the rules; a closed list keeps what was found while it was open."""
    found: defaultdict[str, list[tuple[str, Finding]]] = defaultdict(list)
    if facts is not None:
        for each in check_items(items, facts, today):
            found[each.key].append((each.rule, each.finding))
        return found
    for row in RuleFinding.objects.filter(checklist=checklist):
        finding = Finding(row.level, row.code, row.params, row.audience)  # type: ignore[arg-type]
        found[row.key].append((row.rule, finding))
    return found


def _standpoint(row: ItemState, findings: list[Finding], facts: EventFacts | None) -> Standpoint:
    return Standpoint(
        answer=row.state,
        finding=level_of(findings),
        is_changed=facts is not None and has_changed(row.fact_mark, row.item.again_when, facts),
        applies=Applies.YES if facts is None else applies(row.item.applies_when, facts),
    )


def _said(rule: str, finding: Finding) -> SaidFinding:
    sentence, advice = find_rule(rule).sentences[finding.code]
    return SaidFinding(str(finding.level), str(sentence) % finding.params, str(advice) % finding.params)


def _is_told(finding: Finding, sides: Collection[str]) -> bool:
    return finding.audience == Audience.BOTH or finding.audience in sides


def _progress(lines: list[SharedLine]) -> Progress:
    return progress_of_standings((line.standing, line.item.weight) for line in lines)


def _numbers(model: Any, checklist: Checklist) -> dict[int, int]:
    rows = model.objects.filter(answer__checklist=checklist, removed_at=None)
    return dict(rows.order_by().values_list("answer").annotate(number=Count("pk")))

"""A list as one person sees it: what was answered, what the portal finds, how each item stands, how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from checklists.enums import Audience
from checklists.models import Checklist, ItemState, Phase
from checklists.rules.base import Finding
from checklists.rules.facts import Facts
from checklists.rules.registry import find_rule
from cooperations.enums.side import Side
from events.permissions.event import accepted_parties_of
from partners.enums import Language
from portal.shared.listing import listed

from .checking import check_items
from .conditions import applies
from .facts import facts_of
from .facts_of_others import facts_for
from .progress import Progress
from .standing import Standing, Standpoint, has_changed, level_of, progress_of_standings, standing


@dataclass(frozen=True)
class SeenFinding:
    """What the portal says about an item: in words, in the active language; ``to_do`` is "" where there is nothing."""

    finding: Finding
    says: str
    to_do: str


@dataclass(frozen=True)
class SeenLine:
    """An item with its answer, how it stands and what the portal says about it."""

    answer: ItemState
    standing: Standing
    findings: tuple[SeenFinding, ...]


@dataclass(frozen=True)
class SeenPhase:
    """A phase with its items and how far it is."""

    phase: Phase
    lines: list[SeenLine]
    progress: Progress


@dataclass(frozen=True)
class SeenSheet:
    """A whole list; ``dropped`` are answers to items that a newer version left out."""

    checklist: Checklist
    phases: list[SeenPhase]
    progress: Progress
    dropped: list[ItemState]

    @property
    def lines(self) -> list[SeenLine]:
        """All items in order."""
        return [line for phase in self.phases for line in phase.lines]


def sheet_with_findings(checklist: Checklist, user: Any, today: date) -> SeenSheet:
    """Return ``checklist`` as ``user`` sees it, the findings asked anew. One query, and those of the facts.

    What is for one side only is left out for the other, in the standing too. ``checklist`` comes with its event.
    """
    facts = facts_for(checklist, today) if checklist.event is None else facts_of(checklist.event, today)
    rows = list(checklist.answers.select_related("item__phase", "changed_by", "assigned_user"))
    present = [row for row in rows if row.item.version_id == checklist.version_id]
    told = _findings(present, facts, today, audiences_of(user, checklist))
    lines = [_line(row, facts, told.get(row.key, [])) for row in present]
    phases = [
        SeenPhase(phase, group, _progress(group))
        for phase, group in ((key, [*found]) for key, found in groupby(lines, lambda line: line.answer.item.phase))
    ]
    return SeenSheet(checklist, phases, _progress(lines), [row for row in rows if row not in present])


def audiences_of(user: Any, checklist: Checklist) -> frozenset[Audience]:
    """Return whose findings ``user`` is told: those of their sides, and what both are told. None is nobody's side."""
    if checklist.event is None:
        return frozenset(Audience)
    own = {Side.EMPLOYER: Audience.EMPLOYER, Side.MSO: Audience.MSO}
    sides = {Side(party.side) for party in accepted_parties_of(user, checklist.event)} if user else set()
    return frozenset({Audience.BOTH, *(own[side] for side in sides if side in own)})


def words_of(rule: str, finding: Finding) -> tuple[str, str]:
    """Return what ``rule`` says with ``finding`` and what to do, in the active language."""
    params = {name: _in_words(name, value) for name, value in finding.params.items()}
    says, to_do = find_rule(rule).sentences[finding.code]
    return str(says) % params, str(to_do)


def _findings(
    rows: Iterable[ItemState], facts: Facts | None, today: date, audiences: frozenset[Audience]
) -> dict[str, list[SeenFinding]]:
    told: dict[str, list[SeenFinding]] = {}
    for each in check_items((row.item for row in rows), facts, today) if facts else ():
        if each.finding.audience in audiences:
            seen = SeenFinding(each.finding, *words_of(each.rule, each.finding))
            told.setdefault(each.key, []).append(seen)
    return told


def _line(row: ItemState, facts: Facts | None, told: list[SeenFinding]) -> SeenLine:
    stands = standing(
        Standpoint(
            row.state,
            level_of(seen.finding for seen in told),
            has_changed(row.fact_mark, row.item.again_when, facts),
            applies(row.item.applies_when, facts),
        )
    )
    return SeenLine(row, stands, tuple(told))


def _progress(lines: Iterable[SeenLine]) -> Progress:
    return progress_of_standings((line.standing, line.answer.item.weight) for line in lines)


def _in_words(name: str, value: Any) -> str:
    if name == "languages":
        return listed(str(Language(code).label) for code in value)
    return listed(map(str, value)) if isinstance(value, list) else str(value)

"""What is still open in lists, for those who look from afar: with the findings that are stored, in a few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from checklists.enums import Audience, Level, Owner
from checklists.models import Checklist, ItemState, RuleFinding
from checklists.rules.facts import EventFacts

from .conditions import applies
from .facts import held_facts
from .planning import Task
from .standing import DONE, LEFT_OUT, Standing, Standpoint, has_changed, standing
from .turns import side_in_charge

_GRAVEST = {Level.OK: 0, Level.OPEN: 1, Level.PROBLEM: 2}
_AUDIENCE = {Owner.EMPLOYER: Audience.EMPLOYER, Owner.MSO: Audience.MSO}
_ALL = Q()
# What a list is fetched with.
SECTIONS = tuple(f"event__{each}" for each in ("venue", "needs", "registration", "outcome"))
_WITH_PROBLEM = frozenset({Standing.PROBLEM, Standing.DONE_PROBLEM})


@dataclass(frozen=True)
class OpenItem:
    """An item and how it stands: where only the open ones are asked for, neither done nor left out."""

    row: ItemState
    standing: Standing

    @property
    def task(self) -> Task:
        """Return what reckoning the risk asks of it; keys are different in all lists."""
        row = self.row
        is_problem = self.standing in _WITH_PROBLEM
        return Task(f"{row.checklist_id}:{row.key}", side_in_charge(row), row.due_on, row.item.weight, is_problem)


def open_items_of(
    lists: Sequence[Checklist], audiences: frozenset[str] | None = None, only: Q = _ALL
) -> dict[Any, list[OpenItem]]:
    """Return by list what is open in it, in the order of the list. Two queries, however many lists.

    The lists come with their events and the sections of those. ``only`` restricts which items are looked at. Of
    findings for one side those of ``audiences`` count; without any, those of the side whose turn an item is.
    """
    everything = items_of(lists, {each.pk: audiences for each in lists}, only)
    return {pk: [each for each in items if each.standing not in DONE | LEFT_OUT] for pk, items in everything.items()}


def items_of(
    lists: Sequence[Checklist], audiences: Mapping[Any, frozenset[str] | None], only: Q = _ALL
) -> dict[Any, list[OpenItem]]:
    """Return by list all its items, whatever their standing; ``audiences`` by list. Two queries."""
    by_list = {each.pk: each for each in lists}
    rows = ItemState.objects.filter(only, checklist__in=by_list).select_related("item", "assigned_user")
    present = [row for row in rows if row.item.version_id == by_list[row.checklist_id].version_id]
    findings: dict[tuple[Any, str], list[RuleFinding]] = {}
    for finding in RuleFinding.objects.filter(checklist__in=by_list):
        findings.setdefault((finding.checklist_id, finding.key), []).append(finding)
    facts = {pk: held_facts(each.event) if each.event else None for pk, each in by_list.items()}
    found: dict[Any, list[OpenItem]] = {pk: [] for pk in by_list}
    for row in present:
        said = findings.get((row.checklist_id, row.key), [])
        stands = _standing(row, said, facts[row.checklist_id], audiences[row.checklist_id])
        row.checklist = by_list[row.checklist_id]
        found[row.checklist_id].append(OpenItem(row, stands))
    return found


def _standing(
    row: ItemState, said: Sequence[RuleFinding], facts: EventFacts | None, audiences: frozenset[str] | None
) -> Standing:
    heard = audiences or {Audience.BOTH, _AUDIENCE.get(Owner(side_in_charge(row)), Audience.BOTH)}
    levels = [Level(each.level) for each in said if each.audience in heard]
    return standing(
        Standpoint(
            row.state,
            max(levels, key=_GRAVEST.__getitem__) if levels else None,
            has_changed(row.fact_mark, row.item.again_when, facts),
            applies(row.item.applies_when, facts),
        )
    )

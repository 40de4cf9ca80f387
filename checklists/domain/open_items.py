"""What is still open in lists, for those who look from afar: with the findings that are stored, in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from checklists.enums import Audience, Level, Owner
from checklists.models import Checklist, ItemState, RuleFinding
from checklists.rules.facts import EventFacts

from .conditions import applies
from .facts import needs_of, place_of
from .planning import Task
from .standing import DONE, LEFT_OUT, Standing, Standpoint, has_changed, standing
from .turns import side_in_charge

_GRAVEST = {Level.OK: 0, Level.OPEN: 1, Level.PROBLEM: 2}
_AUDIENCE = {Owner.EMPLOYER: Audience.EMPLOYER, Owner.MSO: Audience.MSO}
_WITH_PROBLEM = frozenset({Standing.PROBLEM, Standing.DONE_PROBLEM})


@dataclass(frozen=True)
class OpenItem:
    """An item that is neither done nor left out. ``side`` is whose turn it is, whoever of them does it."""

    row: ItemState
    standing: Standing

    @property
    def side(self) -> str:
        """The side it was given to, else that of the template."""
        return side_in_charge(self.row)

    @property
    def due_on(self) -> date | None:
        """Until when."""
        return self.row.due_on

    @property
    def task(self) -> Task:
        """What reckoning the risk asks of it."""
        return task_of(self.row, self.standing)


def task_of(row: ItemState, stands: Standing) -> Task:
    """Return what reckoning the risk asks of an open item."""
    return Task(row.key, side_in_charge(row), row.due_on, row.item.weight, stands in _WITH_PROBLEM)


def open_items_of(
    lists: Sequence[Checklist], audiences: frozenset[str] | None = None, **of_rows: Any
) -> dict[Any, list[OpenItem]]:
    """Return by list what is open in it, in the order of the list. Two queries, however many lists.

    The lists come with their events and the sections of those. ``of_rows`` restricts which items are looked at. Of
    findings for one side those of ``audiences`` count; without any, those of the side whose turn an item is.
    """
    by_list = {each.pk: each for each in lists}
    rows = ItemState.objects.filter(checklist__in=by_list, **of_rows).select_related("item", "assigned_user")
    present = [row for row in rows if row.item.version_id == by_list[row.checklist_id].version_id]
    findings: dict[tuple[Any, str], list[RuleFinding]] = {}
    for finding in RuleFinding.objects.filter(checklist__in=by_list):
        findings.setdefault((finding.checklist_id, finding.key), []).append(finding)
    facts = {pk: held_facts(each.event) for pk, each in by_list.items()}
    found: dict[Any, list[OpenItem]] = {pk: [] for pk in by_list}
    for row in present:
        said = findings.get((row.checklist_id, row.key), [])
        stands = _standing(row, said, facts[row.checklist_id], audiences)
        if stands not in DONE | LEFT_OUT:
            row.checklist = by_list[row.checklist_id]
            found[row.checklist_id].append(OpenItem(row, stands))
    return found


def held_facts(event: Any) -> EventFacts | None:
    """Return the facts that conditions and marks rest on. No query; ``event`` comes with its sections."""
    if event is None:
        return None
    return EventFacts(
        state=event.state,
        starts_at=event.starts_at and timezone.localtime(event.starts_at),
        ends_at=event.ends_at and timezone.localtime(event.ends_at),
        formats=frozenset(event.formats),
        target_groups=frozenset(event.target_groups),
        minors=event.minors,
        place=place_of(getattr(event, "venue", None)),
        needs=needs_of(getattr(event, "needs", None)),
    )


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

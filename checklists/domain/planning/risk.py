"""Which open item is the first that may not be done in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from checklists.enums import Owner

from .workdays import Workdays

_SIDES = (Owner.EMPLOYER, Owner.MSO)
# From this weight on an item takes two slots.
_HEAVY = 2


class Why(StrEnum):
    """What is wrong."""

    OVERDUE = "overdue"
    PROBLEM = "problem"
    CROWDED = "crowded"


@dataclass(frozen=True)
class Task:
    """An open item. ``owner`` is whose turn it is; ``is_problem``: the portal sees that it cannot stay like that."""

    key: str
    owner: str
    due_on: date | None
    weight: int = 1
    is_problem: bool = False


def first_task_at_risk(tasks: Iterable[Task], today: date, workdays: Workdays) -> tuple[Task, Why] | None:
    """Return the first of ``tasks`` that is overdue, has a problem, or does not fit into the days that are left.

    Whatever is due until then takes one slot of its side's days, a heavy item two, one of both sides those of each.
    """
    queues = {side: _Queue(side, today, workdays) for side in _SIDES}
    for task in sorted(tasks, key=_position):
        if task.due_on is not None and task.due_on < today:
            return task, Why.OVERDUE
        if task.is_problem:
            return task, Why.PROBLEM
        if task.due_on is None:
            continue
        sides = _SIDES if task.owner == Owner.BOTH else (Owner(task.owner),)
        # Both are asked, so that each queue counts the item.
        fits = [queues[side].fits(task.due_on, _HEAVY if task.weight >= _HEAVY else 1) for side in sides]
        if not all(fits):
            return task, Why.CROWDED
    return None


class _Queue:
    """What one side has to do until the day that was asked about last, and how many slots it has until then."""

    def __init__(self, side: Owner, today: date, workdays: Workdays) -> None:
        self._side, self._workdays = side, workdays
        self._next, self._slots, self._taken = today, 0, 0

    def fits(self, until: date, slots: int) -> bool:
        self._taken += slots
        while self._next <= until and self._slots < self._taken:
            self._slots += self._workdays.slots(self._side, self._next)
            self._next += timedelta(days=1)
        return self._slots >= self._taken


def _position(task: Task) -> tuple[bool, date, str]:
    return task.due_on is None, task.due_on or date.max, task.key

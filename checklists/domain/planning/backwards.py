"""When each item of a list is due, reckoned from its day.

What people have answered plays no part: a list is planned the same way whatever is done already, so that planning twice
changes nothing and moving the day there and back restores every due day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from checklists.enums import DuePart

from .workdays import Workdays

# A list that is begun late asks for nothing that should have been done before: this is the time for what is first.
LEAD_TIME: Final = timedelta(days=7)


@dataclass(frozen=True)
class PlannedItem:
    """What planning asks of an item. ``days`` count from ``anchor``; ``blocks`` are keys of items that wait for it.

    ``owner`` is whose turn it is. ``own_due_on`` is a day that people chose: it stays.
    """

    key: str
    owner: str
    days: int | None = None
    anchor: str = ""
    blocks: tuple[str, ...] = ()
    own_due_on: date | None = None


@dataclass(frozen=True)
class Due:
    """The day on which an item is due and when on it; ``part`` is "" for days that people chose."""

    on: date
    part: DuePart | str = ""


def plan(
    items: Sequence[PlannedItem], anchors: Mapping[str, date], workdays: Workdays, *, begun: date | None = None
) -> dict[str, Due]:
    """Return when each of ``items`` is due; those without a day are left out.

    ``anchors`` are the known days from which is counted. Before its anchor an item is moved to an earlier workable day,
    after it to a later one, and on the anchor itself it stays. It is due no later than what waits for it.
    What should have been done before a list was ``begun``, or in its first week, is due a week after, if its anchor and
    what waits for it leave that time.
    """
    planning = _Planning({item.key: item for item in items}, anchors, workdays, begun)
    found = {item.key: planning.due(item.key) for item in items}
    return {key: due for key, due in found.items() if due is not None}


class _Planning:
    """One run. What waits for an item is planned before it; who waits for each other in a circle waits for nobody."""

    def __init__(
        self, items: Mapping[str, PlannedItem], anchors: Mapping[str, date], workdays: Workdays, begun: date | None
    ) -> None:
        self._items = items
        self._anchors = anchors
        self._workdays = workdays
        self._begun = begun
        self._found: dict[str, Due | None] = {}

    def due(self, key: str) -> Due | None:
        if key not in self._found:
            self._found[key] = None
            self._found[key] = self._reckon(self._items[key])
        return self._found[key]

    def _reckon(self, item: PlannedItem) -> Due | None:
        waiting = [self.due(key) for key in item.blocks if key in self._items]
        if item.own_due_on is not None:
            return Due(item.own_due_on)
        anchor = self._anchors.get(item.anchor)
        if item.days is None or anchor is None:
            return None
        day = anchor + timedelta(days=item.days)
        if item.days:
            day = self._workdays.nearest(item.owner, day, 1 if item.days > 0 else -1)
        last = min((due.on for due in waiting if due is not None), default=day)
        if day > last:
            day = self._workdays.nearest(item.owner, last, -1)
        if self._begun is not None and item.days < 0:
            first = self._workdays.nearest(item.owner, self._begun + LEAD_TIME, 1)
            day = max(day, min(first, anchor, *(due.on for due in waiting if due is not None)))
        return Due(day, DuePart.DAY if day == anchor else self._workdays.part(item.owner, day))

"""Keeping the due days of lists in line with the date, the people and the days that they chose themselves.

``due_on`` is always the day that counts: the own day of an item, where people chose one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from checklists.models import Checklist, ItemState
from events.models import Event

from .circumstances import Circumstances, circumstances_of
from .planning import Due, PlannedItem, plan
from .turns import side_in_charge


@transaction.atomic
def replan(checklist: Checklist) -> int:
    """Write down when each item of ``checklist`` is due now; return how many days are different.

    The list is locked; done twice it changes nothing. Closed lists keep their days, and so do items that a newer
    version dropped. Ten queries at most, however long the list is.
    """
    locked = Checklist.objects.select_for_update(no_key=True).get(pk=checklist.pk)
    if locked.closed_at is not None or not (locked.event_id or locked.cooperation_id):
        return 0
    if locked.event_id:
        # Under the lock and without a join: whoever moved the date meanwhile waits here, or has been waited for.
        locked.event = Event.objects.select_related("cooperation").get(pk=locked.event_id)
    rows = list(locked.answers.select_related("item").filter(item__version=locked.version_id))
    due = due_days(rows, circumstances_of([locked])[locked.pk], begun=timezone.localdate(locked.created_at))
    changed = [row for row in rows if _take_over(row, due.get(row.key))]
    ItemState.objects.bulk_update(changed, ["due_on", "due_part"])
    return len(changed)


def replan_event(event: Event) -> int:
    """Do so for all lists of ``event``."""
    lists = Checklist.objects.filter(event=event, closed_at=None).order_by("pk")
    return sum(replan(each) for each in lists)


def replan_all() -> int:
    """Do so for all open lists, for what nobody tells of: new contacts, feasts, school holidays; return how many days.

    Each list in a transaction of its own: safe to stop and to run twice.
    """
    lists = Checklist.objects.filter(closed_at=None).exclude(event=None, cooperation=None).order_by("pk")
    return sum(replan(each) for each in lists.iterator())


def due_days(rows: Sequence[ItemState], circumstances: Circumstances, *, begun: date) -> dict[str, Due]:
    """Return by key when the items of ``rows`` are due in a list ``begun`` that day. No query."""
    items = [_item(row, circumstances.own_days.get(row.key)) for row in rows]
    return plan(items, circumstances.anchors, circumstances.workdays, begun=begun)


def _item(row: ItemState, own_days: int | None) -> PlannedItem:
    item = row.item
    planned = PlannedItem(row.key, side_in_charge(row), item.due_days, item.anchor, tuple(item.blocks), row.own_due_on)
    return planned if own_days is None else replace(planned, days=own_days)


def _take_over(row: ItemState, due: Due | None) -> bool:
    """Bring ``row`` in line; say whether something was different."""
    wanted: tuple[date | None, Any] = (due.on, str(due.part)) if due else (None, "")
    if (row.due_on, row.due_part) == wanted:
        return False
    row.due_on, row.due_part = wanted
    return True

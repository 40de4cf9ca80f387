"""Answering an item. Nothing is overwritten unseen: an answer says which revision it was given to."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from checklists.enums import AnswerState, ListEventKind, Proof
from checklists.models import Checklist, ItemState, ListEvent
from checklists.states.item import Answer, problems_of
from portal.shared.states import MoveRefused

from .facts import facts_to_rest_on
from .locking import locked_checklist
from .standing import mark_of


class StaleAnswer(Exception):
    """Somebody else answered meanwhile. ``current`` is their answer; nothing was stored."""

    def __init__(self, current: ItemState) -> None:
        super().__init__()
        self.current = current


class AnswerRefused(Exception):
    """The answer lacks something. ``problems`` are sentences by field; nothing was stored."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


@transaction.atomic
def tick_item(checklist: Checklist, key: str, *, actor: Any, answer: Answer, revision: int) -> bool:
    """Store ``answer`` to the item ``key`` by ``actor``, who saw ``revision`` of it; returns False if nothing changes.

    The same answer given twice counts once, whatever revision it was given to; said again after the facts it rests on
    have changed, it holds for the new ones.
    Raises ``ItemState.DoesNotExist``, ``MoveRefused`` when the list is closed or the item was dropped,
    ``AnswerRefused`` and ``StaleAnswer``.
    """
    locked = locked_checklist(checklist)
    rows = ItemState.objects.select_for_update(of=("self",)).select_related("item", "changed_by")
    row = rows.get(checklist=locked, key=key)
    if row.item.version_id != locked.version_id:
        raise MoveRefused(_("This item is no longer part of the list; it can only be read."))
    if Answer.of(row) == answer and row.revision > 0:
        return _said_again(locked, row, actor)
    if row.revision != revision:
        raise StaleAnswer(row)
    has_file = Proof.FILE in row.item.proof and row.files.filter(removed_at=None).exists()
    if problems := problems_of(row.item, answer, has_file=has_file):
        raise AnswerRefused(problems)
    row.state, row.note, row.link = answer.state, answer.note, answer.link
    row.person, row.on_date = answer.person, answer.on_date
    row.revision += 1
    row.changed_by, row.changed_at = actor, timezone.now()
    row.fact_mark = _mark(locked, row)
    row.save()
    return True


def _said_again(checklist: Checklist, row: ItemState, actor: Any) -> bool:
    mark, before = _mark(checklist, row), row.fact_mark
    if mark == before:
        return False
    row.fact_mark = mark
    row.save(update_fields=["fact_mark"])
    ListEvent.objects.create(
        checklist=checklist,
        key=row.key,
        kind=ListEventKind.MOVED,
        before={"fact_mark": before},
        after={"fact_mark": mark},
        actor=actor,
        at=timezone.now(),
    )
    return True


def _mark(checklist: Checklist, row: ItemState) -> str:
    """Return the mark of the facts the answer rests on, "" where it rests on none: one query, none for most items."""
    if not row.item.again_when or checklist.event is None or row.state != AnswerState.DONE:
        return ""
    return mark_of(row.item.again_when, facts_to_rest_on(checklist.event))

"""The first item of a list that may not be done in time, and who could take it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from checklists.enums import AnswerState, Owner
from checklists.models import Checklist, ItemState, in_language
from cooperations.enums.side import Side
from events.permissions.event import present_parties
from partners.models import Representative, organisation_ids

from .circumstances import is_voluntary, paid_among, parties_of_lists
from .open_items import open_items_of, task_of
from .planning import Why, Workdays, first_task_at_risk
from .seen import audiences_of
from .standing import Standing
from .turns import side_in_charge, side_name, turn_of

_OTHER: Final[dict[str, str]] = {Side.EMPLOYER: Side.MSO, Side.MSO: Side.EMPLOYER}


@dataclass(frozen=True)
class Risk:
    """An item at risk: why, until when, whose turn it is, and who could take it.

    ``helper`` is somebody of the user's own side ("" for nobody), ``helper_id`` their account; ``other_side`` the word
    for the other side, where both sides do the item and one of them was asked.
    """

    checklist_id: Any
    key: str
    number: str
    text: str
    why: Why
    due_on: date | None
    due_part: str
    turn: str
    helper: str = ""
    helper_id: int | None = None
    other_side: str = ""

    @property
    def url(self) -> str:
        """Return the address of the item."""
        return reverse("checklists:item", args=[self.checklist_id, self.key])

    @property
    def sentence(self) -> str:
        """Return what is wrong, in the active language."""
        if self.why == Why.PROBLEM or self.due_on is None:
            return _("The portal sees a problem here.")
        day = date_format(self.due_on, "SHORT_DATE_FORMAT")
        if self.why == Why.OVERDUE:
            return _("It has been overdue since %(day)s.") % {"day": day}
        return _("There is more to do until %(day)s than fits into the days that are left.") % {"day": day}


def first_at_risk(checklist: Checklist, user: Any = None, today: date | None = None) -> Risk | None:
    """Return the first open item of ``checklist`` that may not be done in time, None where all fits.

    It reads the stored findings: four queries, one more where there is a risk, and those of the event's parties and
    sections if it came without. With ``user`` somebody of their side is named who could take it, and what is told to
    one side only counts for those of it. Closed lists have no risk.
    """
    if checklist.closed_at is not None:
        return None
    audiences = audiences_of(user, checklist)
    found = open_items_of([checklist], audiences)[checklist.pk]
    return risk_among([(each.row, each.standing) for each in found], checklist, user, today or timezone.localdate())


def risk_among(
    items: Iterable[tuple[ItemState, Standing]], checklist: Checklist, user: Any, today: date
) -> Risk | None:
    """Return the first risk among open ``items`` of ``checklist``. One query, one more where there is a risk."""
    items = list(items)
    rows = {row.key: row for row, _stands in items}
    parties = _parties(checklist)
    msos = [pk for pk, side in parties if side == Side.MSO]
    workdays = Workdays(is_voluntary=is_voluntary(msos, paid_among(msos)))
    found = first_task_at_risk([task_of(row, stands) for row, stands in items], today, workdays)
    if found is None:
        return None
    task, why = found
    return _risk(rows[task.key], why, checklist, _sides_of(user, parties))


def _risk(row: ItemState, why: Why, checklist: Checklist, mine: dict[str, set[int]]) -> Risk:
    """``mine`` are the organisations of the user by the side they take part on."""
    side = side_in_charge(row)
    helper = _freest({pk for each, ids in mine.items() if side in {each, Owner.BOTH} for pk in ids}, row)
    asked = side == Owner.BOTH and len(mine) == 1
    return Risk(
        checklist_id=checklist.pk,
        key=row.key,
        number=row.item.number,
        text=in_language(row.item.text),
        why=why,
        due_on=row.due_on,
        due_part=row.due_part,
        turn=turn_of(row),
        helper=helper.user.name if helper else "",
        helper_id=helper.user_id if helper else None,
        other_side=side_name(_OTHER[next(iter(mine))]) if asked else "",
    )


def _freest(organisations: set[int], row: ItemState) -> Representative | None:
    """Return who of ``organisations`` has the fewest open items and does not have this one. One query."""
    if not organisations:
        return None
    is_open = Q(user__assigned_items__state=AnswerState.OPEN, user__assigned_items__checklist__closed_at=None)
    people = Representative.objects.current().filter(organisation__in=organisations, user__is_active=True)
    counted = people.exclude(user=row.assigned_user_id).annotate(items=Count("user__assigned_items", filter=is_open))
    return counted.select_related("user").order_by("items", "user__name", "pk").first()


def _parties(checklist: Checklist) -> list[tuple[int, str]]:
    """Return who works on ``checklist``, with the side; no query where the parties of its event are known."""
    if checklist.event is not None:
        there = present_parties(checklist.event)
        return [(each.organisation_id, each.side) for each in there if each.accepted_at and each.side in _OTHER]
    found = parties_of_lists([checklist])[checklist.pk]
    return [(pk, side) for side, ids in found.items() for pk in ids]


def _sides_of(user: Any, parties: Iterable[tuple[int, str]]) -> dict[str, set[int]]:
    own = organisation_ids(user) if user else set()
    sides: dict[str, set[int]] = {}
    for pk, side in parties:
        if pk in own:
            sides.setdefault(side, set()).add(pk)
    return sides

"""What is due next on the lists of events, as a step of their timelines."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from checklists.enums import Audience, Owner
from checklists.models import Checklist, in_language
from cooperations.enums.cooperation import SIGNING_SIDES
from events.domain.overview.steps import Step, StepState, awaited
from events.models import Event
from events.permissions.event import present_parties
from partners.models import organisation_ids

from .open_items import OpenItem, open_items_of
from .reminding import URGENT
from .turns import side_in_charge


def steps_of_lists(user: Any, events: Sequence[Event]) -> dict[UUID, list[Step]]:
    """Return by event the open item that is due first; it waits for who does it from a week before its day on.

    Three queries, however many events; they come with their parties and sections.
    """
    by_key: dict[Any, Event] = {each.pk: each for each in events}
    lists = list(Checklist.objects.filter(event__in=by_key, closed_at=None).order_by("pk"))
    if not lists:
        return {}
    event_of: dict[Any, Any] = {each.pk: each.event_id for each in lists}
    for each in lists:
        each.event = by_key[each.event_id]
    items = open_items_of(lists, frozenset({Audience.BOTH}), Q(due_on__isnull=False))
    found: dict[UUID, OpenItem] = {}
    for item in sorted(
        (item for mine in items.values() for item in mine), key=lambda item: item.row.due_on or date.max
    ):
        found.setdefault(event_of[item.row.checklist_id], item)
    own, today = organisation_ids(user), timezone.localdate()
    return {pk: [_step(item, by_key[pk], own, today)] for pk, item in found.items()}


def _step(item: OpenItem, event: Event, own: set[int], today: date) -> Step:
    row, side = item.row, side_in_charge(item.row)
    sides = SIGNING_SIDES if side == Owner.BOTH else {side}
    parties = [each for each in present_parties(event) if each.accepted_at and each.side in sides]
    is_now = row.due_on is not None and row.due_on <= today + URGENT
    return Step(
        f"{row.item.number} {in_language(row.item.text)}",
        StepState.WAITING if is_now else StepState.AHEAD,
        row.due_on,
        reverse("checklists:item", args=[row.checklist_id, row.key]),
        awaited(parties, own),
    )

"""What the list of an event says is to be done on the day, for the sheet of that day."""

from typing import Final

from django.utils import timezone

from checklists.domain.conditions import Applies, applies
from checklists.domain.event_lists import SLUG
from checklists.domain.facts import facts_of
from checklists.domain.turns import turn_of
from checklists.enums import AnswerState
from checklists.models import ItemState, in_language
from events.domain.material.day_sheet import DAY_ITEMS
from events.models import Event
from events.renderers.day_sheet import DayItem

# The phase of the day itself.
PHASE: Final = "during"


def register_day_items() -> None:
    """Put the items on the sheet; asked twice it is done once."""
    if items_of_the_day not in DAY_ITEMS:
        DAY_ITEMS.append(items_of_the_day)


def items_of_the_day(event: Event) -> list[DayItem]:
    """Return the items of the day that concern ``event``, in the active language. One query, and those of the facts."""
    answers = ItemState.objects.filter(
        checklist__event=event, checklist__template__slug=SLUG, item__phase__slug=PHASE
    ).select_related("item", "assigned_user", "checklist")
    present = [
        row
        for row in answers
        if row.item.version_id == row.checklist.version_id and row.state != AnswerState.NOT_APPLICABLE
    ]
    if not present:
        return []
    facts = facts_of(event, timezone.localdate())
    return [
        DayItem(text=in_language(row.item.text), turn=turn_of(row), is_done=row.state == AnswerState.DONE)
        for row in present
        if applies(row.item.applies_when, facts) != Applies.NO
    ]

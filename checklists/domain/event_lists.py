"""The lists that every event has from its first hour, and their end."""

from typing import Any, Final

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from checklists.enums import Audience
from checklists.models import Checklist, TemplateVersion
from events.domain.hooks import BEGUN_HOOKS, CHANGED_HOOKS, DATE_REMARKS, ENDED_HOOKS
from events.enums.event import EventState
from events.models import Event
from portal.shared.listing import listed

from .open_items import SECTIONS, open_items_of
from .replanning import replan_event
from .running import checklist_for

SLUG: Final = "cooperation-event"
# What the formats of the event need besides; whatever they are, its items stand there and apply or do not.
FORMATS_SLUG: Final = "event-formats"
# After the event there are three months for what comes afterwards; then the event is closed.
ENDING_STATES: Final = frozenset({EventState.CLOSED, EventState.CANCELLED})

# What due days hang on: the day, whether it holds, who works on it, and whether families are asked.
_MOVING: Final = frozenset({"starts_at", "state", "parties", "target_groups"})


def register_event_hooks() -> None:
    """Let events begin, plan and end their lists; asked twice it is done once."""
    for begin in (begin_list, begin_list_of_formats):
        if begin not in BEGUN_HOOKS:
            BEGUN_HOOKS.append(begin)
    if plan_lists not in CHANGED_HOOKS:
        CHANGED_HOOKS.append(plan_lists)
    if remark_on_date not in DATE_REMARKS:
        DATE_REMARKS.append(remark_on_date)
    if close_lists not in ENDED_HOOKS:
        ENDED_HOOKS.append(close_lists)


def begin_list(event: Event, actor: Any, slug: str = SLUG) -> None:
    """Begin the list of a new event. Where no template is published yet, the event begins without."""
    if TemplateVersion.objects.filter(template__slug=slug).exists():
        checklist_for(event, slug, actor=actor)


def begin_list_of_formats(event: Event, actor: Any) -> None:
    """Begin the list of what the formats of a new event need besides."""
    begin_list(event, actor, FORMATS_SLUG)


def plan_lists(event: Event, changed: frozenset[str]) -> None:
    """Move the due days of the lists with the event."""
    if changed & _MOVING:
        replan_event(event)


def remark_on_date(event: Event) -> list[str]:
    """Say for which items of the event's lists it is too late."""
    today = timezone.localdate()
    lists = Checklist.objects.filter(event=event, closed_at=None).order_by("pk").select_related(*SECTIONS)
    found = open_items_of(list(lists), frozenset({Audience.BOTH}), Q(due_on__lt=today))
    numbers = [item.row.item.number for items in found.values() for item in items]
    if not numbers:
        return []
    text = ngettext(
        "For %(number)s item of the checklist it is too late now: %(list)s. Please say at the item how you go on.",
        "For %(number)s items of the checklist it is too late now: %(list)s. Please say at the items how you go on.",
        len(numbers),
    )
    return [text % {"number": len(numbers), "list": listed(numbers)}]


def close_lists(event: Event) -> None:
    """Close the lists of an event that is closed or called off: from now on they are only read."""
    if event.state not in ENDING_STATES:
        return
    for each in Checklist.objects.select_for_update(no_key=True).filter(event=event, closed_at=None).order_by("pk"):
        each.closed_at = timezone.now()
        each.save(update_fields=["closed_at", "updated_at"])

"""Keeping the findings of lists up to date: after each change of an event, and every hour around its day.

Rules also depend on the day, on contacts and on agreements, of which no event tells; the hourly round finds those.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone

from checklists.models import Checklist
from events.domain.hooks import BEGUN_HOOKS, CHANGED_HOOKS
from events.models import Event
from portal.outbox.domain.enqueue import enqueue_job

from .checking import check_items, store_findings
from .facts import facts_of_many

CHECK_JOB: Final = "checklists.check"
# How far away from its day an event is still looked after by the hour.
BEFORE: Final = timedelta(days=60)
AFTER: Final = timedelta(days=40)
EVENTS_AT_ONCE: Final = 50


def register_looking_after() -> None:
    """Let changes of events ask for a check; asked twice it is done once."""
    if ask_when_begun not in BEGUN_HOOKS:
        BEGUN_HOOKS.append(ask_when_begun)
    if ask_for_check not in CHANGED_HOOKS:
        CHANGED_HOOKS.append(ask_for_check)


def ask_when_begun(event: Event, _actor: Any) -> None:
    """Let the portal look at a new list at once, so that it is told what is there already."""
    ask_for_check(event, frozenset())


def ask_for_check(event: Event, _changed: frozenset[str]) -> None:
    """Store the job that checks the lists of ``event`` as it is now, in the transaction of the change."""
    revision = Event.objects.values_list("revision", flat=True).get(pk=event.pk)
    enqueue_job(CHECK_JOB, {"event": str(event.pk)}, key=f"{CHECK_JOB}:{event.pk}:{revision}")


def check_events(events: Sequence[Event], today: date) -> int:
    """Ask the rules of all open lists of ``events`` and keep what they find; return how many findings changed."""
    facts = facts_of_many(events, today)
    lists = Checklist.objects.filter(event__in=facts, closed_at=None).order_by("pk")
    changed = 0
    for checklist in lists.prefetch_related("version__items"):
        found = check_items(checklist.version.items.all(), facts[checklist.event_id], today)
        changed += store_findings(checklist, found)
    return changed


def check_near_events(today: date) -> int:
    """Do so for all events from forty days ago to sixty days ahead; return how many findings changed."""
    first, last = today - AFTER, today + BEFORE
    near = Event.objects.filter(starts_at__date__gte=first, starts_at__date__lte=last, checklists__closed_at=None)
    events = list(near.distinct().order_by("pk"))
    groups = (events[start : start + EVENTS_AT_ONCE] for start in range(0, len(events), EVENTS_AT_ONCE))
    return sum(check_events(group, today) for group in groups)


def check_event(pk: str) -> int:
    """Check the lists of one event, if it is there."""
    return check_events(list(Event.objects.filter(pk=pk)), timezone.localdate())

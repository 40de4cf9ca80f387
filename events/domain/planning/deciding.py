"""Announcing, postponing and calling off an event; what follows by the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from cooperations.enums.cooperation import SIGNING_SIDES
from events.domain.hooks import has_changed, has_ended
from events.enums.event import EventState, NoticeKind
from events.models import Event
from events.models.after_triggers import DAYS_FOR_FEEDBACK
from events.permissions.event import holding_parties_of
from events.states.event import ANNOUNCE, CANCEL, CLOSE, HOLD, POSTPONE, move_event_state

from .locking import locked
from .notices import tell

CLOSED_AFTER = timedelta(days=90)
# Guests answer until then, and answers to a closed event are refused.
ANSWERS_UNTIL = timedelta(days=DAYS_FOR_FEEDBACK + 1)


@transaction.atomic
def announce(event: Event, *, actor: Any) -> bool:
    """Announce a planned event: invitations can go out. False when it is announced already.

    Raises ``PermissionDenied``, ``MoveRefused`` with what is still missing.
    """
    present = _held_by(event, actor)
    present.announced_at = present.announced_at or timezone.now()
    if not move_event_state(ANNOUNCE, present, actor=actor, save_fields=("announced_at",)):
        return False
    has_changed(present, "state")
    tell(present, NoticeKind.ANNOUNCED, actor=actor)
    return True


@transaction.atomic
def postpone(event: Event, *, actor: Any, reason: str) -> bool:
    """Take the date back without a new one; False when that was done before. Everybody is told once.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` without a reason.
    """
    present = _held_by(event, actor)
    present.was_planned_from, present.was_planned_until = present.starts_at, present.ends_at
    present.starts_at = present.ends_at = None
    fields = ("was_planned_from", "was_planned_until", "starts_at", "ends_at")
    if not move_event_state(POSTPONE, present, actor=actor, reason=reason, save_fields=fields):
        return False
    has_changed(present, "starts_at", "ends_at", "state")
    tell(present, NoticeKind.POSTPONED, actor=actor, reason=reason.strip())
    return True


@transaction.atomic
def cancel(event: Event, *, actor: Any, reason: str) -> bool:
    """Call an event off, also in the week after it, when it did not take place; False when that was done before.

    Everybody is told once. Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` without a
    reason.
    """
    present = _held_by(event, actor)
    if not move_event_state(CANCEL, present, actor=actor, reason=reason):
        return False
    has_ended(present)
    tell(present, NoticeKind.CANCELLED, actor=actor, reason=reason.strip())
    return True


@transaction.atomic
def say_it_took_place(event: Event, *, actor: Any) -> bool:
    """Say that an event which nobody announced here took place all the same; False when it is known.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence.
    """
    return _hold(_held_by(event, actor), actor=actor)


def hold_due(now: datetime) -> int:
    """Let announced events that are over be held; return how many. Safe to run twice."""
    due = Event.objects.filter(state=EventState.ANNOUNCED, ends_at__lte=now)
    return _each(due.values_list("pk", flat=True), lambda event: _hold(event, actor=None))


def close_due(now: datetime) -> int:
    """Close held events 90 days later, or when both sides have said what came of it; return how many.

    Never before guests have had their two weeks for feedback.
    """
    sides = Count(
        "parties__side",
        distinct=True,
        filter=Q(parties__side__in=SIGNING_SIDES, parties__organisation__in=F("lessons__organisation")),
    )
    held = Event.objects.filter(state=EventState.HELD)
    told = (
        held.filter(outcome__attended__isnull=False, ends_at__lte=now - ANSWERS_UNTIL)
        .annotate(told=sides)
        .filter(told=len(SIGNING_SIDES))
    )
    due = {
        *held.filter(ends_at__lte=now - CLOSED_AFTER).values_list("pk", flat=True),
        *told.values_list("pk", flat=True),
    }
    return _each(sorted(due), _close)


def _held_by(event: Event, actor: Any) -> Event:
    present = locked(event)
    if present.erased_at is not None or not holding_parties_of(actor, present):
        raise PermissionDenied
    return present


def _hold(event: Event, *, actor: Any) -> bool:
    event.announced_at = event.announced_at or timezone.now()
    if not move_event_state(HOLD, event, actor=actor, save_fields=("announced_at",)):
        return False
    has_ended(event)
    return True


def _close(event: Event) -> bool:
    if not move_event_state(CLOSE, event, actor=None):
        return False
    has_ended(event)
    return True


def _each(keys: Any, act: Callable[[Event], bool]) -> int:
    return sum(_one(key, act) for key in list(keys))


@transaction.atomic
def _one(key: UUID, act: Callable[[Event], bool]) -> bool:
    """Whatever was done with the event since it was found is done: it is asked again under its lock."""
    event = locked(key)
    return event.state in {EventState.ANNOUNCED, EventState.HELD} and act(event)

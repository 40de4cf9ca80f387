"""Giving an event a date, or another one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.domain.hooks import has_changed
from events.enums.event import EventState, NoticeKind
from events.models import Event
from events.permissions.event import can_move_event, present_parties
from events.states.event import PLAN, missing_sides, move_event_state
from portal.shared.states import MoveRefused

from .locking import locked
from .notices import tell, tell_what_changed
from .refusals import is_place_taken, refuse_impossible_date, refuse_longer_programme, refuse_taken_place
from .sections import fingerprint
from .words import when

DATE = ("starts_at", "ends_at", "is_all_day")
_WAS_PLANNED = ("was_planned_from", "was_planned_until")


@dataclass(frozen=True)
class Moved:
    """What came of it: whether the date is another one, whether the event is planned by that, how many are told."""

    is_moved: bool
    is_planned: bool = False
    told: int = 0


@transaction.atomic
def move_event(  # noqa: PLR0913 -- what a date consists of
    event: Event,
    starts_at: datetime,
    ends_at: datetime,
    *,
    actor: Any,
    is_all_day: bool = False,
    base: str = "",
) -> Moved:
    """Let ``event`` take place from ``starts_at`` to ``ends_at``; its programme moves along.

    An idea is planned by that as soon as both sides take part, a postponed event is planned again. ``base`` is the
    ``date_fingerprint`` that the form showed; "" leaves it out. Raises ``PermissionDenied``, ``ValidationError`` with
    sentences by field, ``MoveRefused`` with a sentence.
    """
    present = locked(event)
    if not can_move_event(actor, present):
        raise PermissionDenied
    if [present.starts_at, present.ends_at, present.is_all_day] == [starts_at, ends_at, is_all_day]:
        return Moved(is_moved=False)
    if base and date_fingerprint(present) != base:
        raise MoveRefused(_("Somebody has chosen another date meanwhile: %(date)s.") % {"date": when(present) or "–"})
    refuse_impossible_date(starts_at, ends_at)
    refuse_longer_programme(present, starts_at, ends_at)
    refuse_taken_place(present, starts_at, ends_at, field="starts_at")
    present.starts_at, present.ends_at, present.is_all_day = starts_at, ends_at, is_all_day
    if present.state == EventState.POSTPONED:
        return _plan_again(present, actor=actor)
    present.save(update_fields=[*DATE, "updated_at"])
    present.refresh_from_db(fields=["sequence", "revision", "changed_at"])
    has_changed(present, *DATE[:2])
    if plan_if_ready(present, actor=actor):
        return Moved(is_moved=True, is_planned=True, told=_told(present, NoticeKind.PLANNED))
    return Moved(is_moved=True, told=tell_what_changed(present, actor=actor))


def plan_if_ready(event: Event, *, actor: Any) -> bool:
    """Plan an idea that has a date to come, both sides and a free place; the caller has locked it."""
    if event.state != EventState.IDEA or event.starts_at is None or event.ends_at is None:
        return False
    if event.starts_at <= timezone.now() or missing_sides(present_parties(event)):
        return False
    if is_place_taken(event, event.starts_at, event.ends_at):
        return False
    move_event_state(PLAN, event, actor=actor)
    has_changed(event, "state")
    tell(event, NoticeKind.PLANNED, actor=actor)
    return True


def date_fingerprint(event: Event) -> str:
    """Return what tells two dates of an event apart. No query."""
    return fingerprint({name: getattr(event, name) for name in DATE})


def _plan_again(event: Event, *, actor: Any) -> Moved:
    if missing := missing_sides(present_parties(event)):
        raise MoveRefused(_("Still missing: %(list)s.") % {"list": missing})
    event.was_planned_from = event.was_planned_until = None
    move_event_state(PLAN, event, actor=actor, save_fields=(*DATE, *_WAS_PLANNED))
    has_changed(event, *DATE[:2], "state")
    return Moved(is_moved=True, is_planned=True, told=tell(event, NoticeKind.PLANNED, actor=actor))


def _told(event: Event, kind: NoticeKind) -> int:
    return event.notices.filter(sequence=event.sequence, kind=kind).count()

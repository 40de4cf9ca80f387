"""The life of an event.

idea → planned → announced → held → closed; postponed and back to planned with a new date; cancelled. A planned event of
which a side has nobody left falls back to an idea; one that nobody announced here may have been held all the same. The
database refuses every other way (``models/event.py``, ``models/event_triggers.py``).

Who may is asked by the domain verbs, because some moves are made by nobody: an event is planned as soon as it has a
date and both sides, held when it is over, closed some time later.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import SIGNING_SIDES
from events.enums.event import COMING_STATES, EventState
from events.models import Event, EventNeeds, EventParty, EventTransition, Venue
from portal.shared.listing import listed
from portal.shared.states import Move, apply_move

State = EventState

DAYS_TO_SAY_IT_DID_NOT_TAKE_PLACE = 7


def missing_sides(parties: Iterable[EventParty]) -> str:
    """Return what ``parties`` leave missing, in words, "" when both sides have said yes. No query."""
    sides = {party.side for party in parties if party.accepted_at is not None and party.left_on is None}
    return "" if sides >= SIGNING_SIDES else _("an organisation of each side that takes part")


def missing_for_announcement(event: Event) -> list[str]:
    """Return what guests would miss, in words: place, languages, group, and a date that is still to come. Two queries.

    Handbook, phases 5 to 7: who is invited, where to, in which languages.
    """
    venue = Venue.objects.filter(event=event).first()
    needs = EventNeeds.objects.filter(event=event).first()
    missing = []
    if event.starts_at is None or event.starts_at <= timezone.now():
        missing.append(_("a date that is still to come"))
    if venue is None or not venue.is_whole:
        missing.append(_("a place with its address, or a link for an event online"))
    if needs is None or not needs.languages:
        missing.append(_("the languages in which it is held"))
    if not event.target_groups:
        missing.append(_("for whom it is"))
    return missing


def _has_both_sides(event: Event) -> str:
    missing = missing_sides(event.parties.present())
    return _("Still missing: %(list)s.") % {"list": missing} if missing else ""


def _is_announced_whole(event: Event) -> str:
    missing = missing_for_announcement(event)
    return _("Still missing: %(list)s.") % {"list": listed(missing)} if missing else ""


def _has_not_begun(event: Event) -> str:
    if event.starts_at is not None and event.starts_at <= timezone.now():
        return _("The event has begun. It can be cancelled if it does not take place.")
    return ""


def _is_over(event: Event) -> str:
    if event.ends_at is None or event.ends_at > timezone.now():
        return _("The event is not over yet.")
    return ""


def _is_not_long_ago(event: Event) -> str:
    if event.state == State.HELD and event.ends_at is not None:
        last = event.ends_at + timedelta(days=DAYS_TO_SAY_IT_DID_NOT_TAKE_PLACE)
        if last < timezone.now():
            return _("The event was more than a week ago. It stays as one that took place.")
    return ""


PLAN = Move("plan", frozenset({State.IDEA, State.POSTPONED}), State.PLANNED, guard=_has_both_sides)
FALL_BACK = Move("fall_back", frozenset({State.PLANNED}), State.IDEA)
ANNOUNCE = Move("announce", frozenset({State.PLANNED}), State.ANNOUNCED, guard=_is_announced_whole)
POSTPONE = Move(
    "postpone",
    frozenset({State.PLANNED, State.ANNOUNCED}),
    State.POSTPONED,
    guard=_has_not_begun,
    needs_reason=True,
)
CANCEL = Move("cancel", COMING_STATES | {State.HELD}, State.CANCELLED, guard=_is_not_long_ago, needs_reason=True)
# Planned ones by somebody who says so: they were held without being announced here.
HOLD = Move("hold", frozenset({State.ANNOUNCED, State.PLANNED}), State.HELD, guard=_is_over)
CLOSE = Move("close", frozenset({State.HELD}), State.CLOSED)

MOVES = (PLAN, FALL_BACK, ANNOUNCE, POSTPONE, CANCEL, HOLD, CLOSE)


def move_event_state(
    move: Move, event: Event, *, actor: Any, reason: str = "", save_fields: tuple[str, ...] = ()
) -> bool:
    """Move ``event``; False when it is there already. ``actor`` None stands for what follows by itself.

    The caller has locked the event (``domain.planning.locked``) and asked who may. ``event`` carries the counters of
    the database afterwards. Raises ``MoveRefused`` with a sentence, ``ValueError`` for a missing reason.
    """
    moved = apply_move(
        move,
        event,
        EventTransition,
        actor=actor,
        reason=reason,
        refusal=_("The event stands somewhere else by now. Load the page again."),
        save_fields=save_fields,
    )
    event.refresh_from_db(fields=["sequence", "revision", "changed_at", *save_fields])
    return moved

"""Organisations that are asked to hold an event together, answer, and leave."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain.contacting.blocks import is_blocked
from cooperations.domain.lifecycle.proposing import has_talked
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from cooperations.permissions.cooperation import possible_sides
from events.domain.hooks import has_changed
from events.enums.event import COMING_STATES, EventState
from events.models import Event, EventParty
from events.permissions.event import can_answer_invitation, can_invite_party, present_parties
from events.states.event import FALL_BACK, missing_sides, move_event_state
from partners.enums import OrganisationState
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .locking import locked
from .moving import plan_if_ready
from .party_mails import tell_asked, tell_joined, tell_left

REASON_LENGTH = 500


@transaction.atomic
def invite_party(event: Event, organisation: Organisation, side: Side, *, by: Organisation, actor: Any) -> EventParty:
    """Ask ``organisation`` to take part on ``side``. Asked twice, the same party comes back.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence.
    """
    present = locked(event)
    if not can_invite_party(actor, present, by):
        raise PermissionDenied
    _refuse_over(present)
    known = next((each for each in present_parties(present) if each.organisation_id == organisation.pk), None)
    if known is not None:
        return known
    if side not in possible_sides(organisation) or organisation.state != OrganisationState.PUBLISHED:
        raise MoveRefused(_("%(name)s cannot take part on this side.") % {"name": organisation.name})
    own = next(each for each in present_parties(present) if each.organisation_id == by.pk)
    if own.side == Side.EMPLOYER and side == Side.MSO and not has_talked(by, organisation):
        raise MoveRefused(
            _("Please talk to %(name)s first: whoever is invited should know you.") % {"name": organisation.name}
        )
    party = EventParty.objects.create(
        event=present,
        organisation=organisation,
        side=side,
        invited_by=actor,
        is_silenced=is_blocked(employer=by, mso=organisation),
    )
    tell_asked(present, party, by=by)
    has_changed(present, "parties")
    return party


@transaction.atomic
def answer_invitation(event: Event, organisation: Organisation, *, accepts: bool, actor: Any, reason: str = "") -> bool:
    """Say for ``organisation`` whether it takes part; False when that was said before. The others are told.

    With a date and both sides the event is planned by the yes. Raises ``PermissionDenied``, ``MoveRefused`` with a
    sentence.
    """
    present = locked(event)
    party = _own_party(present, organisation, actor)
    if party is None:
        if accepts:
            raise PermissionDenied
        return False
    if party.accepted_at is not None:
        if accepts:
            return False
        raise MoveRefused(_("You have said yes already. You can leave the event."))
    _refuse_over(present)
    if not accepts:
        return _go(present, party, reason=reason)
    party.accepted_at = timezone.now()
    party.save(update_fields=["accepted_at"])
    has_changed(present, "parties")
    if not plan_if_ready(present, actor=actor):
        tell_joined(present, party)
    return True


@transaction.atomic
def leave(event: Event, organisation: Organisation, *, actor: Any, reason: str) -> bool:
    """Let ``organisation`` go; the others go on. False when it has left before.

    A planned event of which a side has nobody left is an idea again. Raises ``PermissionDenied``, ``MoveRefused`` with
    a sentence when the event is announced or would have nobody left, ``ValueError`` without a reason.
    """
    present = locked(event)
    party = _own_party(present, organisation, actor)
    if party is None:
        return False
    if not reason.strip():
        raise ValueError("Who leaves says why.")
    _refuse_over(present)
    others = [each for each in present_parties(present) if each.pk != party.pk]
    if not any(each.accepted_at and each.side in SIGNING_SIDES for each in others):
        raise MoveRefused(_("You are the last to take part. You can call the event off."))
    if missing_sides(others):
        if present.state == EventState.ANNOUNCED:
            raise MoveRefused(
                _("You are the last of your side, and the event is announced. Ask others first, or call it off.")
            )
        if present.state == EventState.PLANNED:
            move_event_state(FALL_BACK, present, actor=actor, reason=reason)
            has_changed(present, "state")
    return _go(present, party, reason=reason)


def _own_party(event: Event, organisation: Organisation, actor: Any) -> EventParty | None:
    """Return the present party of ``organisation``. Raises ``PermissionDenied`` when ``actor`` does not act for it."""
    party = next((each for each in present_parties(event) if each.organisation_id == organisation.pk), None)
    if party is not None and not can_answer_invitation(actor, party):
        raise PermissionDenied
    return party


def _go(event: Event, party: EventParty, *, reason: str) -> bool:
    party.left_on = timezone.localdate()
    party.save(update_fields=["left_on"])
    event.present_parties = [each for each in present_parties(event) if each.pk != party.pk]
    tell_left(event, party, reason=reason.strip()[:REASON_LENGTH])
    has_changed(event, "parties")
    return True


def _refuse_over(event: Event) -> None:
    if event.state not in COMING_STATES:
        raise MoveRefused(_("This event is over or was called off."))

"""The answer to a proposal, and the ways in which a cooperation ends before it began or afterwards."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import SIGNING_SIDES, CooperationState
from cooperations.models import Agreement, Cooperation
from cooperations.permissions.cooperation import can_end_cooperation, can_withdraw_cooperation
from cooperations.states.cooperation import DECLINE, END, TALK, WITHDRAW, move_cooperation
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .hooks import stop_asking
from .locking import locked
from .mails import others_than, tell
from .parties import leave_alone, own_party, text_has_other_parties


@transaction.atomic
def take_part(cooperation: Cooperation, *, organisation: Organisation, actor: Any) -> bool:
    """Say yes for ``organisation``, which was asked. False when it has said so before.

    The first yes of the side that was asked starts the talks and the draft. Later ones join: boards that are asked at
    that moment are asked no more, because the text does not name the new party.
    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence.
    """
    present = locked(cooperation)
    party = own_party(present, organisation, actor)
    if party is None:
        raise PermissionDenied
    if not present.is_open:
        raise MoveRefused(_("This cooperation has come to an end."))
    if party.accepted_at is not None:
        return False
    party.accepted_at = timezone.now()
    party.save(update_fields=["accepted_at"])
    proposer = present.parties.filter(organisation=present.proposed_by).first()
    starts = proposer is not None and party.side in SIGNING_SIDES - {proposer.side}
    if starts and present.state == CooperationState.PROPOSED:
        Agreement.objects.create(cooperation=present)
        move_cooperation(TALK, present, actor=actor)
        tell(present, "talks", others_than(present, organisation), by=organisation.name)
        return True
    if party.side in SIGNING_SIDES:
        text_has_other_parties(present, actor=actor)
    tell(present, "joined", others_than(present, organisation), by=organisation.name, occasion=party.pk)
    return True


@transaction.atomic
def decline(cooperation: Cooperation, *, organisation: Organisation, actor: Any, reason: str) -> bool:
    """Say no for ``organisation``; False when it was said before. Where others of its side remain, only it goes.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` without a reason.
    """
    present = locked(cooperation)
    party = own_party(present, organisation, actor)
    if party is None or present.state == CooperationState.DECLINED:
        return False
    if not reason.strip():
        raise ValueError("Who declines says why.")
    if not present.is_open:
        raise MoveRefused(_("This cooperation has come to an end."))
    if leave_alone(present, party, actor=actor, reason=reason):
        return True
    if organisation.pk == present.proposed_by_id:
        raise MoveRefused(_("You have proposed this cooperation yourselves. You can withdraw it."))
    return _close(DECLINE, present, "declined", organisation, actor=actor, reason=reason)


@transaction.atomic
def withdraw(cooperation: Cooperation, *, actor: Any, reason: str) -> bool:
    """Take a proposal back, also during the talks; False when it was taken back before.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` without a reason.
    """
    present = locked(cooperation)
    if not can_withdraw_cooperation(actor, present):
        raise PermissionDenied
    return _close(WITHDRAW, present, "withdrawn", present.proposed_by, actor=actor, reason=reason)


@transaction.atomic
def end(cooperation: Cooperation, *, organisation: Organisation, actor: Any, reason: str) -> bool:
    """End a cooperation that was in force, for all; False when it has ended before.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` without a reason.
    """
    present = locked(cooperation)
    if not can_end_cooperation(actor, present, organisation):
        raise PermissionDenied
    return end_for(present, organisation, actor=actor, reason=reason)


def end_for(present: Cooperation, organisation: Organisation, *, actor: Any, reason: str) -> bool:
    """End ``present``, which the caller has locked, for ``organisation``, which has said so.

    The caller has asked who speaks: a link of the yearly question speaks for an organisation without ``actor``.
    Raises ``MoveRefused`` with a sentence, ``ValueError`` without a reason.
    """
    present.ended_on = timezone.localdate()
    return _close(END, present, "ended", organisation, actor=actor, reason=reason, save_fields=("ended_on",))


def _close(  # noqa: PLR0913 -- what a move consists of
    move: Any,
    cooperation: Cooperation,
    kind: str,
    organisation: Organisation,
    *,
    actor: Any,
    reason: str,
    save_fields: tuple[str, ...] = (),
) -> bool:
    """Move first: a round that closes afterwards finds a cooperation that has ended, and changes nothing."""
    told = others_than(cooperation, organisation)
    if not move_cooperation(move, cooperation, actor=actor, reason=reason, save_fields=save_fields):
        return False
    stop_asking(cooperation, actor=actor, reason=kind)
    tell(cooperation, kind, told, by=organisation.name, reason=reason)
    return True

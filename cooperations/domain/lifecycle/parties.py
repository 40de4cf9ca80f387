"""Organisations that join a cooperation, and those that leave it alone."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import SIGNING_SIDES, CooperationState
from cooperations.enums.side import Side
from cooperations.models import Cooperation, CooperationParty
from cooperations.permissions.cooperation import can_answer_proposal, can_invite_party, possible_sides
from cooperations.states.cooperation import BACK_TO_TALKS, KEEP_VALID, move_cooperation
from partners.enums import OrganisationState
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .hooks import stop_asking
from .locking import locked
from .mails import others_than, tell
from .proposing import add_asked_party


@transaction.atomic
def invite(
    cooperation: Cooperation, organisation: Organisation, side: Side, *, by: Organisation, actor: Any
) -> CooperationParty:
    """Ask ``organisation`` to join on ``side``. Asked twice, the same party comes back.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence.
    """
    present = locked(cooperation)
    if not can_invite_party(actor, present, by):
        raise PermissionDenied
    if not present.is_open or present.state == CooperationState.PROPOSED:
        raise MoveRefused(_("Others can join while the two sides talk, or later."))
    known = present.parties.present().filter(organisation=organisation).first()
    if known is not None:
        return known
    if side not in possible_sides(organisation) or organisation.state != OrganisationState.PUBLISHED:
        raise MoveRefused(_("%(name)s cannot take part on this side.") % {"name": organisation.name})
    party = add_asked_party(present, organisation, side, by=by, actor=actor)
    if not party.is_silenced:
        tell(present, "invited", [organisation], by=by.name, occasion=party.pk)
    return party


@transaction.atomic
def leave(cooperation: Cooperation, *, organisation: Organisation, actor: Any, reason: str) -> bool:
    """Let ``organisation`` go alone; the others go on. False when it has left before.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence when it is the last of its side or the cooperation has
    come to an end, ``ValueError`` without a reason.
    """
    present = locked(cooperation)
    party = own_party(present, organisation, actor)
    if party is None:
        return False
    if not reason.strip():
        raise ValueError("Who leaves says why.")
    if not present.is_open:
        raise MoveRefused(_("This cooperation has come to an end."))
    if not leave_alone(present, party, actor=actor, reason=reason):
        raise MoveRefused(_("You are the last of your side. You can end the cooperation."))
    return True


def own_party(cooperation: Cooperation, organisation: Organisation, actor: Any) -> CooperationParty | None:
    """Return the party for which ``actor`` speaks, None when it has left. Raises ``PermissionDenied``."""
    rows = cooperation.parties.filter(organisation=organisation).select_related("organisation", "cooperation")
    party = rows.order_by(F("left_on").desc(nulls_first=True)).first()
    if party is None or not can_answer_proposal(actor, party):
        raise PermissionDenied
    return party if party.left_on is None else None


def leave_alone(cooperation: Cooperation, party: CooperationParty, *, actor: Any, reason: str) -> bool:
    """Let ``party`` go if others of its side remain, and go-betweens always. False: it is the last of its side.

    The cooperation is locked by the caller.
    """
    others = cooperation.parties.present().filter(side=party.side).exclude(pk=party.pk)
    if party.accepted_at is not None:
        others = others.filter(accepted_at__isnull=False)
    if party.side in SIGNING_SIDES and not others.exists():
        return False
    told = others_than(cooperation, party.organisation)
    signs = party.side in SIGNING_SIDES and party.accepted_at is not None
    party.left_on = timezone.localdate()
    party.left_reason = reason.strip()
    party.save(update_fields=["left_on", "left_reason"])
    if signs:
        text_has_other_parties(cooperation, actor=actor)
    tell(cooperation, "left", told, by=party.organisation.name, reason=reason, occasion=party.pk)
    return True


def text_has_other_parties(cooperation: Cooperation, *, actor: Any) -> None:
    """Stop asking boards about a text that does not name those who take part now."""
    if cooperation.state != CooperationState.AWAITING:
        return
    stop_asking(cooperation, actor=actor, reason="parties")
    cooperation.refresh_from_db(fields=["state"])
    if cooperation.state == CooperationState.AWAITING:
        back = KEEP_VALID if cooperation.valid_version_id else BACK_TO_TALKS
        move_cooperation(back, cooperation, actor=actor, reason="parties")

"""Proposing a cooperation."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.contact import RequestState
from cooperations.enums.cooperation import SIGNING_SIDES, CooperationState
from cooperations.enums.side import Side
from cooperations.models import Block, ContactEntry, ContactRequest, Cooperation, CooperationParty
from cooperations.permissions.cooperation import can_propose_cooperation, possible_sides
from partners.enums import OrganisationState
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .mails import others_than, tell

Partner = tuple[Organisation, Side]


@transaction.atomic
def propose(
    title: str, *, by: Partner, asked: Sequence[Partner], actor: Any, request: ContactRequest | None = None
) -> Cooperation:
    """Propose a cooperation in the name of the organisation of ``by`` to those of ``asked``.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence: for a side that an organisation cannot be on, for
    strangers (``has_talked``), for what is proposed to the same organisations already.
    """
    organisation, side = by
    if not can_propose_cooperation(actor, organisation):
        raise PermissionDenied
    _lock_organisations([organisation, *(each for each, _side in asked)])
    for each, its_side in (by, *asked):
        _refuse_wrong_side(each, its_side)
    sides = {its_side for _each, its_side in (by, *asked)}
    if not sides.issuperset(SIGNING_SIDES):
        raise MoveRefused(_("A cooperation needs an employer and an MSO."))
    if side == Side.EMPLOYER:
        _refuse_strangers(organisation, [each for each, its_side in asked if its_side == Side.MSO])
    _refuse_repetition(organisation, [each for each, _side in asked])
    cooperation = Cooperation.objects.create(title=title, proposed_by=organisation, created_by=actor, request=request)
    CooperationParty.objects.create(
        cooperation=cooperation, organisation=organisation, side=side, invited_by=actor, accepted_at=timezone.now()
    )
    for each, its_side in asked:
        add_asked_party(cooperation, each, its_side, by=organisation, actor=actor)
    tell(cooperation, "proposed", others_than(cooperation, organisation), by=organisation.name)
    return cooperation


def add_asked_party(
    cooperation: Cooperation, organisation: Organisation, side: Side, *, by: Organisation, actor: Any
) -> CooperationParty:
    """Add somebody who is asked to take part; whoever has blocked ``by`` is not told."""
    is_blocked = Block.objects.standing().filter(blocker=organisation, blocked=by).exists()
    return CooperationParty.objects.create(
        cooperation=cooperation, organisation=organisation, side=side, invited_by=actor, is_silenced=is_blocked
    )


def has_talked(employer: Organisation, mso: Organisation) -> bool:
    """Say whether the two know each other: an answered request, a conversation, a cooperation before. Three queries."""
    if ContactRequest.objects.filter(employer=employer, mso=mso, state=RequestState.ANSWERED).exists():
        return True
    if ContactEntry.objects.filter(employer=employer, mso=mso, reached=True).exists():
        return True
    theirs = CooperationParty.objects.filter(organisation=employer, accepted_at__isnull=False).values("cooperation")
    return CooperationParty.objects.filter(cooperation__in=theirs, organisation=mso, accepted_at__isnull=False).exists()


def _lock_organisations(organisations: Sequence[Organisation]) -> None:
    """Whoever proposes the same thing at the same moment waits here; always in the same order."""
    pks = [each.pk for each in organisations]
    list(Organisation.objects.filter(pk__in=pks).order_by("pk").select_for_update(of=("self",), no_key=True))


def _refuse_wrong_side(organisation: Organisation, side: Side) -> None:
    if organisation.state in {OrganisationState.MERGED, OrganisationState.ARCHIVED}:
        raise MoveRefused(_("The entry of %(name)s has ended.") % {"name": organisation.name})
    if side not in possible_sides(organisation):
        raise MoveRefused(_("%(name)s cannot take part on this side.") % {"name": organisation.name})


def _refuse_strangers(employer: Organisation, msos: Sequence[Organisation]) -> None:
    for mso in msos:
        if not has_talked(employer, mso):
            raise MoveRefused(
                _("Please talk to %(name)s first: a cooperation is proposed after the first conversation.")
                % {"name": mso.name}
            )


def _refuse_repetition(organisation: Organisation, asked: Sequence[Organisation]) -> None:
    wanted = {organisation.pk, *(each.pk for each in asked)}
    if len(wanted) < len(asked) + 1:
        raise MoveRefused(_("Each organisation can take part once."))
    open_ones = Cooperation.objects.filter(
        Q(state=CooperationState.PROPOSED), parties__organisation=organisation, parties__left_on=None
    )
    for each in open_ones.prefetch_related("parties"):
        if {party.organisation_id for party in each.present_parties} == wanted:
            raise MoveRefused(
                _("This is proposed already and waits for an answer: “%(title)s”.") % {"title": each.title}
            )

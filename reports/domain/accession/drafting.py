"""Preparing a declaration: both sides write the same draft, nobody overwrites silently, both agree to one revision."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from partners.models import Organisation, organisation_ids
from portal.shared.states import MoveRefused
from reports.enums import DeclarationSide, DeclarationState
from reports.models import Declaration, DraftAgreement, Measure, NetworkMembership
from reports.permissions import agreeing_sides, can_manage_accessions, can_view_declaration
from reports.states.declaration import objection_to_agreeing

from .mails import tell_agreed, tell_changed
from .storing import add_measure, change_measure
from .terms import MeasureTerms, terms_of


class StaleDraft(Exception):
    """The other side changed the draft meanwhile; nothing was stored. Its revision is in ``revision``."""

    def __init__(self, revision: int) -> None:
        super().__init__()
        self.revision = revision


@transaction.atomic
def begin_accession(organisation: Organisation, kind: str, *, actor: Any) -> Declaration:
    """Return the declaration that ``organisation`` works on or has signed, begun as a draft if there is none.

    Raises ``PermissionDenied`` when ``actor`` is not of the ministry.
    """
    if actor is not None and not can_manage_accessions(actor):
        raise PermissionDenied
    membership, _is_new = NetworkMembership.objects.get_or_create(organisation=organisation, defaults={"kind": kind})
    NetworkMembership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    running = membership.declarations.exclude(state=DeclarationState.ENDED).first()
    return running or Declaration.objects.create(membership=membership)


@transaction.atomic
def save_wording(declaration: Declaration, wording: str, *, revision: int, actor: Any) -> bool:
    """Store what the organisation declares; False when it reads so already.

    Raises ``PermissionDenied``, ``MoveRefused`` when it is signed, ``StaleDraft``.
    """
    locked = locked_draft(declaration, actor)
    if locked.wording == wording:
        return False
    _check_revision(locked, revision)
    locked.wording = wording
    _count(locked, actor)
    return True


@transaction.atomic
def save_draft_measure(
    declaration: Declaration, number: int | None, terms: MeasureTerms, *, revision: int, actor: Any
) -> Measure:
    """Store a measure of a draft, as a new one when ``number`` is None.

    Raises ``PermissionDenied``, ``MoveRefused`` when it is signed, ``StaleDraft``, ``Measure.DoesNotExist``.
    """
    locked = locked_draft(declaration, actor)
    if number is None:
        _check_revision(locked, revision)
        measure = add_measure(locked, terms)
    else:
        measure = locked.measures.get(number=number)
        if terms_of(measure) == terms:
            return measure
        _check_revision(locked, revision)
        change_measure(measure, terms)
    _count(locked, actor)
    return measure


@transaction.atomic
def remove_draft_measure(declaration: Declaration, number: int, *, revision: int, actor: Any) -> bool:
    """Take a measure out of a draft; False when it is gone already.

    Raises ``PermissionDenied``, ``MoveRefused`` when it is signed, ``StaleDraft``.
    """
    locked = locked_draft(declaration, actor)
    found = locked.measures.filter(number=number)
    if not found.exists():
        return False
    _check_revision(locked, revision)
    found.delete()
    _count(locked, actor)
    return True


@transaction.atomic
def agree_to_draft(declaration: Declaration, side: str, *, revision: int, actor: Any, tell: bool = True) -> bool:
    """Let one side agree to the draft at ``revision``; False when it has already. The organisation hears of the other.

    Raises ``PermissionDenied``, ``MoveRefused`` with what is missing, ``StaleDraft``.
    """
    if actor is not None and side not in agreeing_sides(actor, declaration):
        raise PermissionDenied
    locked = locked_draft(declaration, actor)
    _check_revision(locked, revision)
    if objection := objection_to_agreeing(locked):
        raise MoveRefused(objection)
    agreement, is_new = DraftAgreement.objects.get_or_create(
        declaration=locked, side=side, revision=locked.revision, defaults={"by": actor}
    )
    if is_new and tell and side == DeclarationSide.MINISTRY:
        tell_agreed(agreement)
    return is_new


def locked_draft(declaration: Declaration, actor: Any) -> Declaration:
    """Return the draft under its lock. Raises ``PermissionDenied``, ``MoveRefused`` when it is none any more."""
    locked = (
        Declaration.objects.select_for_update(of=("self",))
        .select_related("membership__organisation")
        .get(pk=declaration.pk)
    )
    if actor is not None and not can_view_declaration(actor, locked):
        raise PermissionDenied
    if not locked.is_draft:
        raise MoveRefused(_("The declaration is signed. It changes through amendments only."))
    return locked


def _check_revision(locked: Declaration, revision: int) -> None:
    if locked.revision != revision:
        raise StaleDraft(locked.revision)


def _count(locked: Declaration, actor: Any) -> None:
    """Raise the revision. Agreements to the one before no longer count; an organisation that had agreed hears it."""
    lapsed = locked.agreements.filter(side=DeclarationSide.PARTNER, revision=locked.revision).first()
    locked.revision += 1
    locked.save()
    is_own = actor is not None and locked.membership.organisation_id in organisation_ids(actor)
    if lapsed is not None and not is_own:
        tell_changed(lapsed)

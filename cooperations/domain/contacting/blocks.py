"""Blocks: an MSO takes nothing more from an employer, which never learns of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cooperations.models import Block, ContactRequest
from cooperations.permissions.contact import can_block
from partners.models import Organisation

from .contact_settings import lock_settings, settings_of


def is_blocked(employer: Organisation, mso: Organisation) -> bool:
    """Say whether ``mso`` takes nothing from ``employer`` now."""
    return Block.objects.standing().filter(blocker=mso, blocked=employer).exists()


@transaction.atomic
def block(mso: Organisation, employer: Organisation, *, actor: Any, note: str = "") -> Block:
    """Take no more requests from ``employer``; asked twice it is done once. Raises ``PermissionDenied``."""
    if not can_block(actor, mso):
        raise PermissionDenied
    lock_settings(mso)
    row, _is_new = Block.objects.standing().get_or_create(
        blocker=mso, blocked=employer, lifted_at=None, defaults={"note": note, "blocked_by": actor}
    )
    return row


@transaction.atomic
def lift_block(block_: Block, *, actor: Any) -> bool:
    """Take requests again; what was sent meanwhile stays undelivered. False when it was lifted before."""
    if not can_block(actor, block_.blocker):
        raise PermissionDenied
    lock_settings(block_.blocker)
    return bool(Block.objects.standing().filter(pk=block_.pk).update(lifted_at=timezone.now()))


def note_for_mediator(request: ContactRequest) -> str:
    """Return why the MSO takes nothing from the employer, if it lets go-betweens read that; "" otherwise. Two queries.

    The caller knows that the reader is the go-between of ``request``.
    """
    if not settings_of(request.mso).intermediary_told:
        return ""
    notes = Block.objects.standing().filter(blocker=request.mso_id, blocked=request.employer_id)
    return notes.values_list("note", flat=True).first() or ""


def blocks_of(mso: Organisation) -> QuerySet[Any]:
    """Return the standing blocks with ``held_back``: how many requests were not delivered because of each."""
    silenced = (
        ContactRequest.objects.filter(
            mso=OuterRef("blocker"), employer=OuterRef("blocked"), is_silenced=True, sent_at__gte=OuterRef("at")
        )
        .order_by()
        .values("mso")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return (
        Block.objects.standing()
        .filter(blocker=mso)
        .select_related("blocked")
        .annotate(held_back=Coalesce(Subquery(silenced), 0))
    )

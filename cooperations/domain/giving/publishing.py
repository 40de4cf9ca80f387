"""Publishing needs and offers, ending them and opening them again."""

from typing import Any

from django.db import transaction

from cooperations.models import Need, Offer
from cooperations.states.notice import CLOSE, EXPIRE, REOPEN, move_notice


@transaction.atomic
def save_notice(notice: Need | Offer, *, actor: Any) -> None:
    """Store a need or an offer with its new words; one that had ended is open again."""
    present = type(notice)._default_manager.select_for_update(of=("self",)).filter(pk=notice.pk).first()
    if present is not None:
        notice.state = present.state
    notice.save()
    if notice.state in REOPEN.sources:
        move_notice(REOPEN, notice, actor=actor)


def close_notice(notice: Need | Offer, *, actor: Any) -> bool:
    """End a need or an offer. Returns False when it was closed before, raises ``MoveRefused`` when it ran out."""
    return move_notice(CLOSE, notice, actor=actor)


def expire_notices() -> int:
    """Let everything expire whose last day has passed; return how many that were. Safe to run twice, and late."""
    run_out = [*Need.objects.run_out(), *Offer.objects.run_out()]
    return sum(move_notice(EXPIRE, notice, actor=None) for notice in run_out)

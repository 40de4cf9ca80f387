"""A held mail: held → delivered | refused, by its own side. Others are born as they stay."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cooperations.enums.relay import RelayState
from cooperations.models import RelayMail, RelayTransition
from cooperations.permissions.relay import can_release_mail
from portal.shared.states import Move, apply_move

HELD = frozenset({RelayState.HELD})
RELEASE = Move("release", HELD, RelayState.DELIVERED)
REFUSE = Move("refuse", HELD, RelayState.REFUSED)


def move_mail(move: Move, mail: RelayMail, *, actor: Any, save_fields: tuple[str, ...] = ()) -> bool:
    """Move ``mail``; False when it is there already. ``actor`` None stands for the calendar.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence.
    """
    if actor is not None and not can_release_mail(actor, mail):
        raise PermissionDenied
    return apply_move(
        move,
        mail,
        RelayTransition,
        actor=actor,
        refusal=_("Somebody has decided about this message already."),
        save_fields=save_fields,
    )

"""The life of a contact request: sent → answered | declined | withdrawn | unanswered → mediated.

Answered, declined and withdrawn are final. A silent one can still be answered, also late; with a go-between it is open
again, and silent again when that led nowhere. Who: the MSO answers and declines (or whoever has the link of its mail),
the employer withdraws, both ask a go-between, the calendar makes it silent. The database refuses every other way
(``models/request.py``).
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cooperations.enums.contact import OPEN_STATES, RequestState
from cooperations.models import ContactRequest, RequestTransition
from cooperations.permissions.contact import (
    can_answer_request,
    can_ask_mediator,
    can_decline_request,
    can_withdraw_request,
)
from portal.shared.states import Move, apply_move

ANSWER = Move("answer", OPEN_STATES, RequestState.ANSWERED)
DECLINE = Move("decline", OPEN_STATES, RequestState.DECLINED, needs_reason=True)
WITHDRAW = Move("withdraw", OPEN_STATES, RequestState.WITHDRAWN)
FALL_SILENT = Move("fall silent", frozenset({RequestState.SENT, RequestState.MEDIATED}), RequestState.UNANSWERED)
MEDIATE = Move("mediate", frozenset({RequestState.UNANSWERED}), RequestState.MEDIATED)
MOVES = (ANSWER, DECLINE, WITHDRAW, FALL_SILENT, MEDIATE)

WHO: dict[str, Callable[[Any, ContactRequest], bool]] = {
    ANSWER.name: can_answer_request,
    DECLINE.name: can_decline_request,
    WITHDRAW.name: can_withdraw_request,
    FALL_SILENT.name: lambda _user, _request: False,
    MEDIATE.name: can_ask_mediator,
}


def move_request(
    move: Move,
    request: ContactRequest,
    *,
    actor: Any,
    reason: str = "",
    save_fields: tuple[str, ...] = (),
) -> bool:
    """Move ``request``; False when it is there already. ``actor`` None stands for a link, a mail or the calendar.

    ``save_fields`` are set on ``request`` by the caller, who has read it under its lock.
    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` for a missing reason.
    """
    if actor is not None and not WHO[move.name](actor, request):
        raise PermissionDenied
    return apply_move(
        move,
        request,
        RequestTransition,
        actor=actor,
        reason=reason,
        refusal=refusal_of(request),
        save_fields=save_fields,
    )


def possible_moves(request: ContactRequest, user: Any) -> set[str]:
    """Return the names of the moves that ``user`` may make from the present state."""
    return {move.name for move in MOVES if request.state in move.sources and WHO[move.name](user, request)}


def refusal_of(request: ContactRequest) -> str:
    """Return the sentence for a move that the present state does not allow."""
    return {
        RequestState.ANSWERED: _("This request was answered already."),
        RequestState.DECLINED: _("This request was declined already."),
        RequestState.WITHDRAWN: _("The employer has taken this request back."),
        RequestState.UNANSWERED: _("This request has had no answer so far. Load the page again."),
        RequestState.MEDIATED: _("A go-between has been asked already."),
        RequestState.SENT: _("A go-between can be asked when there was no answer for 14 days."),
    }[RequestState(request.state)]

"""An MSO answers or says no, an employer takes back, an MSO opens the door again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cooperations.domain.contacting.answers import record_answer
from cooperations.enums.contact import DeclineReason
from cooperations.models import ContactRequest
from cooperations.permissions.contact import can_release_request
from cooperations.states.request import DECLINE, WITHDRAW, move_request
from portal.accounts.domain.signed_links import use_link
from portal.accounts.models import SignedLink
from portal.outbox.domain.enqueue import enqueue_job

from .notices import tell_declined, tell_lifted

TELL_WITHDRAWAL = "cooperations.tell_withdrawal"


def answer_request(request: ContactRequest, *, actor: Any) -> bool:
    """Note that the MSO has answered, without a message ("we have talked"); False when it had before.

    Raises ``MoveRefused``, ``PermissionDenied``.
    """
    return record_answer(request, actor=actor)


@transaction.atomic
def decline_request(
    request: ContactRequest,
    *,
    reason: DeclineReason,
    text: str = "",
    actor: Any = None,
    link: SignedLink | None = None,
) -> bool:
    """Say no, as somebody of the MSO or by the ``link`` of its mail; False when that was done before.

    Raises ``MoveRefused``, ``PermissionDenied``, ``LinkNotUsable``; ``ValueError`` without actor and link.
    """
    if actor is None and link is None:
        raise ValueError("A request is declined by somebody, or by a link.")
    locked = _locked(request)
    today = timezone.localdate()
    locked.decline_reason, locked.decline_text, locked.closed_on = reason, text, today
    locked.first_answer_at = locked.first_answer_at or timezone.now()
    moved = move_request(
        DECLINE,
        locked,
        actor=actor,
        reason=reason,
        save_fields=("decline_reason", "decline_text", "closed_on", "first_answer_at"),
    )
    if moved:
        if link is not None:
            use_link(link)
        tell_declined(locked)
    request.refresh_from_db()
    return moved


@transaction.atomic
def withdraw_request(request: ContactRequest, *, actor: Any) -> bool:
    """Take a request back; False when that was done before. Raises ``MoveRefused``, ``PermissionDenied``."""
    locked = _locked(request)
    locked.closed_on = timezone.localdate()
    moved = move_request(WITHDRAW, locked, actor=actor, save_fields=("closed_on",))
    if moved:
        enqueue_job(TELL_WITHDRAWAL, {"request": str(locked.pk)}, key=f"request-withdrawal:{locked.pk}")
    request.refresh_from_db()
    return moved


@transaction.atomic
def allow_again(request: ContactRequest, *, actor: Any) -> bool:
    """Let the employer ask again before its time; False when it may already. Raises ``PermissionDenied``."""
    if not can_release_request(actor, request):
        raise PermissionDenied
    locked = _locked(request)
    if locked.again_on is None:
        return False
    locked.lifted_at = timezone.now()
    locked.save(update_fields=["lifted_at"])
    tell_lifted(locked)
    request.lifted_at = locked.lifted_at
    return True


def _locked(request: ContactRequest) -> ContactRequest:
    return ContactRequest.objects.select_for_update(of=("self",)).select_related("employer", "mso").get(pk=request.pk)

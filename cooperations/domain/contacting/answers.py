"""That a request is answered: by a message, a call, a word in the log. What follows is the caller's."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from cooperations.models import ContactRequest
from cooperations.states.request import ANSWER, move_request


@transaction.atomic
def record_answer(request: ContactRequest, *, actor: Any) -> bool:
    """Note that the MSO has answered; False when it had before. ``actor`` None stands for a mail.

    Raises ``MoveRefused`` when the request was declined or taken back, ``PermissionDenied``.
    """
    locked = ContactRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    locked.first_answer_at = locked.first_answer_at or timezone.now()
    locked.closed_on = None
    moved = move_request(ANSWER, locked, actor=actor, save_fields=("first_answer_at", "closed_on"))
    request.state, request.first_answer_at = locked.state, locked.first_answer_at
    return moved

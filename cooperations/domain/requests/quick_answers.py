"""Answers with one button, for people on a phone between two other things; also by the link of a mail."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cooperations.domain.relay.posting import deliver, lock_request, post
from cooperations.enums.relay import RelayState, RelayWay
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayMail
from cooperations.states.request import refusal_of
from portal.accounts.domain.signed_links import use_link
from portal.accounts.models import SignedLink
from portal.shared.states import MoveRefused

LABELS: Mapping[str, str | Promise] = {
    "call": _("Please call us"),
    "write": _("Please tell us more"),
    "later": _("Later perhaps"),
}
TEXTS: Mapping[str, str | Promise] = {
    "call": _("Yes, we like to talk. Please call us at the times given in our entry."),
    "write": _("Yes, this interests us. Please tell us more about what you have in mind."),
    "later": _("Not now, but later perhaps: please get in touch again in two months."),
}


def quick_answer(request: ContactRequest, key: str, *, actor: Any) -> RelayMail:
    """Send the sentence of ``key`` as a message of the MSO, in the language of who asked.

    Raises ``KeyError`` for an unknown key, ``PermissionDenied`` and ``MoveRefused``.
    """
    return post(request, side=Side.MSO, author=actor, text=_text(request, key))


@transaction.atomic
def quick_answer_by_link(request: ContactRequest, link: SignedLink, key: str) -> RelayMail:
    """Do the same by the link of a mail, which works once. Who it was is not known.

    Raises ``KeyError``, ``LinkNotUsable``, and ``MoveRefused`` when the request was decided meanwhile.
    """
    locked = lock_request(request)
    if not locked.is_open or locked.erased_at:
        raise MoveRefused(refusal_of(locked))
    use_link(link)
    mail = RelayMail.objects.create(
        request=locked, side=Side.MSO, way=RelayWay.PORTAL, text=_text(locked, key), state=RelayState.DELIVERED
    )
    deliver(mail, actor=None)
    return mail


def _text(request: ContactRequest, key: str) -> str:
    language = request.author.language if request.author else settings.LANGUAGE_CODE
    with translation.override(language):
        return str(TEXTS[key])

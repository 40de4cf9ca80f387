"""A side says whether a held mail is theirs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cooperations.enums.side import Side
from cooperations.models import RelayMail
from cooperations.permissions.relay import can_release_mail, is_writable
from cooperations.states.held_mail import REFUSE, RELEASE, move_mail
from portal.shared.states import MoveRefused

from .files import throw_files_away
from .posting import deliver, lock_request, why_not_writable


@transaction.atomic
def release(mail: RelayMail, *, actor: Any) -> bool:
    """Pass a held mail on: ``actor`` says that it is theirs. False when it was released before.

    Raises ``PermissionDenied``, ``MoveRefused`` when it was thrown away or nobody may write any more.
    """
    locked = _locked(mail, actor)
    if not is_writable(locked.request, Side(locked.side)):
        raise MoveRefused(why_not_writable(locked.request))
    if not locked.author_name:
        locked.author, locked.author_name = actor, actor.name
    locked.sender = ""
    moved = move_mail(RELEASE, locked, actor=actor, save_fields=("author", "author_name", "sender"))
    if moved:
        deliver(locked, actor=actor if locked.side == Side.MSO else None)
    return moved


@transaction.atomic
def refuse(mail: RelayMail, *, actor: Any) -> bool:
    """Throw a held mail away: its words and files go, that there was one stays. False when it was before.

    Raises ``PermissionDenied``, ``MoveRefused`` when it was passed on.
    """
    locked = _locked(mail, actor)
    locked.text = locked.quoted = locked.sender = ""
    moved = move_mail(REFUSE, locked, actor=actor, save_fields=("text", "quoted", "sender"))
    if moved:
        throw_files_away([locked])
        locked.attachments.all().delete()
    return moved


def _locked(mail: RelayMail, actor: Any) -> RelayMail:
    """Lock the request, then the mail: in the order of all."""
    if actor is not None and not can_release_mail(actor, mail):
        raise PermissionDenied
    request = lock_request(mail.request)
    locked = RelayMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    locked.request = request
    return locked

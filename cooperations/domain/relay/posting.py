"""Somebody who is signed in writes a message."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain.contacting.answers import record_answer
from cooperations.enums.contact import OPEN_STATES
from cooperations.enums.relay import FileRefusal, RelayState, RelayWay
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayMail
from cooperations.models.relay import TEXT_LENGTH
from cooperations.permissions.contact import sides_of
from cooperations.permissions.relay import is_writable
from portal.shared.states import MoveRefused
from portal.shared.texts import check_text
from portal.shared.uploads.checked import CheckedFile

from .files import keep_files
from .limits import has_written_enough
from .passing_on import pass_on

TWICE: Final = timedelta(minutes=2)


@transaction.atomic
def post(
    request: ContactRequest, *, side: Side, author: Any, text: str, files: Sequence[CheckedFile] = ()
) -> RelayMail:
    """Keep what ``author`` writes for ``side`` and pass it on; a message of the MSO answers the request.

    The same text of the same person within two minutes is one message: a button pressed twice.
    Raises ``PermissionDenied``, and ``MoveRefused`` when nobody may write any more, a file is refused or it is too
    much.
    """
    if side not in sides_of(author, request):
        raise PermissionDenied
    locked = lock_request(request)
    checked = check_text(text, max_length=TEXT_LENGTH)
    problems = [*checked.problems, *(f"{each.name}: {_reason(each)}" for each in files if each.refused_why)]
    if problems or not (checked.text or files):
        raise MoveRefused(" ".join(problems) or _("Please write something."))
    if not is_writable(locked, side):
        raise MoveRefused(why_not_writable(locked))
    before = locked.relay_mails.filter(
        side=side, author=author, text=checked.text, way=RelayWay.PORTAL, at__gt=timezone.now() - TWICE
    ).first()
    if before:
        return before
    if has_written_enough(locked, side):
        raise MoveRefused(_("You have written much in a short time. Please wait a little, or call."))
    mail = RelayMail.objects.create(
        request=locked,
        side=side,
        author=author,
        author_name=author.name,
        way=RelayWay.PORTAL,
        text=checked.text,
        state=RelayState.DELIVERED,
    )
    keep_files(mail, files)
    deliver(mail, actor=author)
    return mail


def deliver(mail: RelayMail, *, actor: Any) -> None:
    """Pass ``mail`` on, and count it as the answer if the MSO wrote it. ``mail.request`` is locked by the caller."""
    pass_on(mail)
    if mail.side == Side.MSO and mail.request.state in OPEN_STATES:
        record_answer(mail.request, actor=actor)


def lock_request(request: ContactRequest) -> ContactRequest:
    """Return ``request`` under its lock, with all sides."""
    return (
        ContactRequest.objects.select_for_update(of=("self",))
        .select_related("employer", "mso", "mediator")
        .get(pk=request.pk)
    )


def why_not_writable(request: ContactRequest) -> str:
    """Return the sentence for people who may not write now."""
    if request.is_open and not request.erased_at:
        return _("%(mso)s has not answered yet. You can write again as soon as it has.") % {"mso": request.mso.name}
    return _("This conversation is closed. Nothing can be written in it any more.")


def _reason(file: CheckedFile) -> str:
    return str(FileRefusal(file.refused_why).label)

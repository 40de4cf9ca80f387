"""An employer asks an MSO, after a conversation or with the reason why none was possible."""

from typing import Any

from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain.contacting.blocks import is_blocked
from cooperations.domain.contacting.contact_settings import lock_settings
from cooperations.domain.contacting.etiquette import may_request
from cooperations.models import ContactEntry, ContactRequest
from cooperations.permissions.contact import can_send_request
from partners.models import Organisation
from portal.outbox.domain.enqueue import enqueue_job
from portal.shared.states import MoveRefused

from .notices import tell_sent

DELIVER = "cooperations.deliver_request"


class RequestRefused(MoveRefused):
    """This request is not possible now. The message is a sentence for people."""


@transaction.atomic
def send_request(  # noqa: PLR0913 -- what a request consists of
    employer: Organisation,
    mso: Organisation,
    *,
    author: Any,
    subject: str,
    aim: str,
    text: str,
    basis: ContactEntry | None = None,
    no_phone_reason: str = "",
    language: str = django_settings.LANGUAGE_CODE,
) -> ContactRequest:
    """Send a request. Whoever is blocked gets the same answer at the same cost; only the delivery job knows.

    Raises ``PermissionDenied``, and ``RequestRefused`` when the rules of asking or the database refuse.
    """
    if not can_send_request(author, employer, mso):
        raise PermissionDenied
    if basis is not None and (basis.employer_id, basis.mso_id) != (employer.pk, mso.pk):
        raise PermissionDenied
    lock_settings(mso)
    answer = may_request(employer, mso)
    if not answer.ok:
        raise RequestRefused(answer.sentence)
    if (basis is None) == (not no_phone_reason.strip()):
        raise RequestRefused(_("Call first and note the conversation, or say why no call was possible."))
    try:
        with transaction.atomic():
            request = ContactRequest.objects.create(
                employer=employer,
                mso=mso,
                author=author,
                subject=subject,
                aim=aim,
                text=text,
                language=language,
                basis=basis,
                no_phone_reason=no_phone_reason,
                is_silenced=is_blocked(employer, mso),
                sent_on=timezone.localdate(),
                sent_at=timezone.now(),
            )
    except IntegrityError as error:
        if "request_open_once" in str(error) or "request_not_repeated" in str(error):
            raise RequestRefused(_("You have asked this organisation already. Please wait for its answer.")) from None
        raise
    enqueue_job(DELIVER, {"request": str(request.pk)}, key=f"request:{request.pk}")
    tell_sent(request)
    return request

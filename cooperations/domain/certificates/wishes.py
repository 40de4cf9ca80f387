"""An MSO asks for a paper by one button; the employers issue it or say: not now."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.certificate import CertificateKind
from cooperations.models import CertificateWish, Cooperation
from cooperations.permissions.certificate import can_issue_certificate, can_wish_certificate, wishing_parties_of
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .mails import tell_of_wish


@transaction.atomic
def wish(cooperation: Cooperation, kind: CertificateKind, *, organisation: Organisation, actor: Any) -> CertificateWish:
    """Ask the employers of ``cooperation`` for a paper; asked again while it is open, it is the same wish.

    Raises ``PermissionDenied``, and ``MoveRefused`` when no boards have confirmed the cooperation.
    """
    locked = Cooperation.objects.select_for_update(of=("self",)).with_parties().get(pk=cooperation.pk)
    if not any(party.organisation_id == organisation.pk for party in wishing_parties_of(actor, locked)):
        raise PermissionDenied
    if not can_wish_certificate(actor, locked):
        raise MoveRefused(_("A paper can be issued when the boards have confirmed the agreement."))
    wished, is_new = CertificateWish.objects.get_or_create(
        cooperation=locked, kind=kind, organisation=organisation, answered_at=None, defaults={"asked_by": actor}
    )
    if is_new:
        tell_of_wish(wished)
    return wished


@transaction.atomic
def put_off(wished: CertificateWish, *, actor: Any) -> bool:
    """Answer a wish with "not now"; False when it has its answer already. The MSO may ask again.

    Raises ``PermissionDenied``.
    """
    locked = CertificateWish.objects.select_for_update(of=("self",)).select_related("cooperation").get(pk=wished.pk)
    if not can_issue_certificate(actor, locked.cooperation):
        raise PermissionDenied
    if locked.answered_at is not None:
        return False
    locked.answered_at = timezone.now()
    locked.save(update_fields=["answered_at"])
    return True

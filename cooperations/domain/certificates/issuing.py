"""Issuing a paper, and taking it back."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.certificate import CertificateKind, CertificateState
from cooperations.enums.side import Side
from cooperations.models import Certificate, CertificateWish, Cooperation
from cooperations.permissions.certificate import can_issue_certificate, can_revoke_certificate, issuing_parties_of
from cooperations.states.certificate import REVOKE, move_certificate
from partners.models import Organisation
from portal.printing.domain.printouts import request_printout
from portal.shared.states import MoveRefused

from .mails import tell_of_paper, tell_of_revocation
from .numbering import new_code, next_serial
from .papers import KIND, written_paper


@dataclass(frozen=True)
class Wording:
    """What the issuer writes on a paper. ``aim`` is for certificates, ``text`` for letters of reference."""

    signer_name: str
    signer_function: str
    aim: str = ""
    text: str = ""


@transaction.atomic
def issue(  # noqa: PLR0913 -- who certifies what to whom
    cooperation: Cooperation,
    receiver: Organisation,
    kind: CertificateKind,
    *,
    issuer: Organisation,
    actor: Any,
    wording: Wording,
) -> Certificate:
    """Number and freeze a paper, have it printed, and answer the wish for it.

    Raises ``PermissionDenied``, and ``MoveRefused`` with a sentence when no boards have confirmed the cooperation,
    when ``receiver`` does not take part, when there is a valid paper of this kind, or when a letter has no text.
    """
    locked = Cooperation.objects.select_for_update(of=("self",)).with_parties().get(pk=cooperation.pk)
    if not any(party.organisation_id == issuer.pk for party in issuing_parties_of(actor, locked)):
        raise PermissionDenied
    if not can_issue_certificate(actor, locked):
        raise MoveRefused(_("A paper can be issued when the boards have confirmed the agreement."))
    _check(locked, receiver, kind, issuer, wording)
    now = timezone.now()
    today = timezone.localdate(now)
    certificate = Certificate(
        cooperation=locked,
        kind=kind,
        year=today.year,
        serial=next_serial(today.year),
        code=new_code(),
        issuer=issuer,
        receiver=receiver,
        issued_at=now,
        issued_by=actor,
    )
    paper = written_paper(
        certificate,
        parties=locked.present_parties,
        aim=wording.aim if kind == CertificateKind.CERTIFICATE else "",
        text=wording.text if kind == CertificateKind.REFERENCE else "",
        signer_name=wording.signer_name,
        signer_function=wording.signer_function,
        today=today,
    )
    certificate.printout = request_printout(KIND, paper.to_json(), owner=actor)
    certificate.save(force_insert=True)
    CertificateWish.objects.open().filter(cooperation=locked, kind=kind, organisation=receiver).update(
        answered_at=now, certificate=certificate
    )
    tell_of_paper(certificate)
    return certificate


@transaction.atomic
def revoke(certificate: Certificate, *, actor: Any, reason: str) -> bool:
    """Take a paper back for good; False when it is revoked already.

    Raises ``PermissionDenied``, and ``ValueError`` without a reason.
    """
    if not can_revoke_certificate(actor, certificate):
        raise PermissionDenied
    certificate.revoked_at = timezone.now()
    if not move_certificate(REVOKE, certificate, actor=actor, reason=reason, save_fields=("revoked_at",)):
        return False
    tell_of_revocation(certificate)
    return True


def _check(
    cooperation: Cooperation, receiver: Organisation, kind: CertificateKind, issuer: Organisation, wording: Wording
) -> None:
    takes_part = any(
        party.organisation_id == receiver.pk and party.side == Side.MSO and party.accepted_at is not None
        for party in cooperation.present_parties
    )
    if not takes_part:
        raise MoveRefused(_("%(name)s does not take part in this cooperation.") % {"name": receiver.name})
    if kind == CertificateKind.REFERENCE and not wording.text.strip():
        raise MoveRefused(_("Please write the text of the letter."))
    valid = Certificate.objects.filter(
        cooperation=cooperation, issuer=issuer, receiver=receiver, kind=kind, state=CertificateState.ISSUED
    )
    if valid.exists():
        raise MoveRefused(_("There is a valid paper of this kind already. Revoke it first if it is to be replaced."))

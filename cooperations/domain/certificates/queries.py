"""What the page of the papers of a cooperation shows."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery

from cooperations.enums.certificate import CertificateKind, CertificateState
from cooperations.models import Certificate, CertificateTransition, CertificateWish, Cooperation
from cooperations.permissions.certificate import can_issue_certificate, wishing_parties_of
from partners.models import Organisation
from partners.permissions import can_manage_team


@dataclass(frozen=True)
class CertificateRow:
    """A paper, whether the present user may take it back, and why that was done."""

    certificate: Certificate
    can_revoke: bool
    revoked_why: str


@dataclass(frozen=True)
class Askable:
    """A paper that an MSO of the present user may ask for: "asked" says that it has done so."""

    organisation: Organisation
    kind: CertificateKind
    asked: bool


@dataclass(frozen=True)
class CertificatesPage:
    """All papers of one cooperation, what may be asked for, what is asked for, what may be issued."""

    rows: list[CertificateRow] = field(default_factory=list)
    askable: list[Askable] = field(default_factory=list)
    wishes: list[CertificateWish] = field(default_factory=list)
    can_issue: bool = False


def certificates_page(user: Any, cooperation: Cooperation) -> CertificatesPage:
    """Return the page of ``cooperation``, fetched ``with_parties``. Two queries besides those for the rights."""
    taken_back = CertificateTransition.objects.filter(subject=OuterRef("pk"), target=CertificateState.REVOKED)
    papers = Certificate.objects.annotate(revoked_why=Subquery(taken_back.values("reason")[:1]))
    certificates = list(papers.filter(cooperation=cooperation).select_related("issuer", "receiver", "printout"))
    wishes = list(CertificateWish.objects.open().filter(cooperation=cooperation).select_related("organisation"))
    asked = {(each.organisation_id, each.kind) for each in wishes}
    valid = {(each.receiver_id, each.kind) for each in certificates if each.state == CertificateState.ISSUED}
    can_issue = can_issue_certificate(user, cooperation)
    askable = [
        Askable(party.organisation, kind, (party.organisation_id, kind) in asked)
        for party in (wishing_parties_of(user, cooperation) if cooperation.valid_version_id else [])
        for kind in CertificateKind
        if (party.organisation_id, kind) not in valid
    ]
    return CertificatesPage(
        rows=[
            CertificateRow(
                each,
                not each.is_revoked and (can_manage_team(user, each.issuer) or can_manage_team(user, each.receiver)),
                each.revoked_why or "",
            )
            for each in certificates
        ],
        askable=askable,
        wishes=wishes if can_issue else [],
        can_issue=can_issue,
    )

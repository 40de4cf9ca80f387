"""What stands on a paper, and the kind of document it is."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from cooperations.enums.certificate import CertificateKind
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models import Certificate, CooperationParty
from cooperations.renderers.certificate import ActivityData, CertificateData
from cooperations.renderers.paper import PartyData
from partners.models import Organisation
from portal.shared.addresses import absolute_url

from .activities import activities_between, paper_language

KIND = "cooperations.certificate"


def check_address(code: str) -> str:
    """Return the whole address of the check page of ``code``."""
    return absolute_url(reverse("cooperations:certificate_checked", args=[code]))


def paper_of(certificate: Certificate) -> CertificateData:
    """Return what stands on the paper, as it was frozen. No query if the printout was fetched with it."""
    return CertificateData.from_json(certificate.printout.content)


def written_paper(  # noqa: PLR0913 -- what stands on a paper
    certificate: Certificate,
    *,
    parties: Iterable[CooperationParty],
    aim: str,
    text: str,
    signer_name: str,
    signer_function: str,
    today: date,
) -> CertificateData:
    """Return the data of the paper for a certificate that has its number and code."""
    cooperation = certificate.cooperation
    assert cooperation.confirmed_on is not None  # noqa: S101 -- the database holds it for valid versions
    return CertificateData(
        kind=certificate.kind,
        number=certificate.number,
        code=certificate.code,
        address=check_address(certificate.code),
        issuer=_party(certificate.issuer),
        receiver=_party(certificate.receiver),
        parties=tuple(_party(party.organisation) for party in parties if party.side in SIGNING_SIDES),
        title=cooperation.title,
        aim=aim,
        text=text,
        since=cooperation.confirmed_on,
        ended_on=cooperation.ended_on,
        activities=_activities(certificate),
        issued_on=today,
        signer_name=signer_name,
        signer_function=signer_function,
        language=paper_language(),
    )


def _activities(certificate: Certificate) -> tuple[ActivityData, ...]:
    if certificate.kind != CertificateKind.CERTIFICATE:
        return ()
    return activities_between(certificate.cooperation, (certificate.issuer, certificate.receiver))


def _party(organisation: Organisation) -> PartyData:
    place = organisation.municipality
    return PartyData(name=organisation.name, place=place.name if place else "")

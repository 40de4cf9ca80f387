"""Certificates for tests: issued as people issue them, not printed."""

from django.db import transaction
from django.utils import timezone

from cooperations.domain.certificates.issuing import Wording, issue
from cooperations.enums.certificate import CertificateKind
from cooperations.models import Cooperation
from tests.factories.cooperation import CooperationFactory
from tests.factories.partners import RepresentativeFactory

WORDING = Wording(
    "Erika Muster",
    "Leiterin Personal",
    aim="Jugendliche lernen in der Werkstatt Berufe kennen.",
    text="Wir arbeiten gern zusammen.",
)


def head_of(organisation):
    return RepresentativeFactory(organisation=organisation, role="owner").user


def organisations_of(cooperation):
    """The employer and the MSO of a cooperation of two."""
    parties = {party.side: party.organisation for party in cooperation.parties.select_related("organisation")}
    return parties["employer"], parties["mso"]


def confirmed():
    """A confirmed cooperation, made in a transaction of its own: the database looks at its end for both sides."""
    with transaction.atomic():
        return CooperationFactory(state="confirmed")


def issued(cooperation=None, kind=CertificateKind.CERTIFICATE, actor=None, wording=WORDING):
    cooperation = cooperation or confirmed()
    employer, mso = organisations_of(cooperation)
    return issue(
        Cooperation.objects.get(pk=cooperation.pk),
        mso,
        kind,
        issuer=employer,
        actor=actor or head_of(employer),
        wording=wording,
    )


def this_year():
    return timezone.localdate().year

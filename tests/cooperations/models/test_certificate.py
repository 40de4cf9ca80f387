"""What the database refuses about certificates, whoever writes."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from cooperations.models import Certificate, CertificateWish
from tests.factories.certificate import issued, organisations_of
from tests.factories.cooperation import CooperationFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


def another(certificate, **changed):
    """The same paper once more, going around the domain."""
    values = {
        name: getattr(certificate, name)
        for name in ("cooperation", "year", "code", "issuer", "receiver", "printout", "kind", "serial")
    }
    return Certificate(**(values | {"serial": certificate.serial + 1, "code": "0" * 16, "kind": "reference"} | changed))


def refused(certificate, by):
    with pytest.raises(IntegrityError, match=by), transaction.atomic():
        certificate.save(force_insert=True)


@pytest.mark.parametrize("step", [0, 2, -1])
def test_numbers_have_no_gap(step):
    certificate = issued()
    refused(another(certificate, serial=certificate.serial + step), "certificate_numbered_without_gap")


def test_each_year_begins_with_one():
    certificate = issued()
    refused(another(certificate, year=certificate.year + 1), "certificate_numbered_without_gap")
    refused(another(certificate, year=certificate.year + 1, serial=1, code="no code"), "certificate_code_readable")


def test_no_paper_before_the_boards_have_confirmed():
    certificate = issued()
    refused(another(certificate, cooperation=CooperationFactory(state="in_talks")), "confirmed_cooperation")


def test_no_paper_of_or_for_somebody_else():
    certificate = issued()
    employer, mso = organisations_of(certificate.cooperation)
    refused(another(certificate, issuer=OrganisationFactory(employer=True)), "confirmed_cooperation")
    refused(another(certificate, receiver=OrganisationFactory()), "confirmed_cooperation")
    refused(another(certificate, issuer=mso, receiver=employer), "confirmed_cooperation")


@pytest.mark.parametrize(
    "change",
    [{"year": 2001}, {"serial": 99}, {"code": "1" * 16}, {"kind": "reference"}, {"issued_at": timezone.now()}],
)
def test_what_was_issued_does_not_change(change):
    certificate = issued()
    with pytest.raises(IntegrityError, match="certificate_stays"), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(**change)


def test_a_paper_is_revoked_with_its_time_and_for_good():
    certificate = issued()
    papers = Certificate.objects.filter(pk=certificate.pk)
    with pytest.raises(IntegrityError, match="certificate_revoked_has_time"), transaction.atomic():
        papers.update(state="revoked")
    papers.update(state="revoked", revoked_at=timezone.now())
    with pytest.raises(IntegrityError, match="certificate_"), transaction.atomic():
        papers.update(state="issued", revoked_at=None)


def test_papers_are_kept():
    certificate = issued()
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).delete()


def test_a_wish_is_open_once():
    cooperation = CooperationFactory(state="confirmed")
    mso = organisations_of(cooperation)[1]
    values = {"cooperation": cooperation, "kind": "certificate", "organisation": mso}
    CertificateWish.objects.create(**values)
    with pytest.raises(IntegrityError, match="certificate_wished_once"), transaction.atomic():
        CertificateWish.objects.create(**values)
    CertificateWish.objects.update(answered_at=timezone.now())
    CertificateWish.objects.create(**values)

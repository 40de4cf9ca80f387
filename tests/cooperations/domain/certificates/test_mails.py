import pytest

from cooperations.domain.certificates.issuing import revoke
from cooperations.domain.certificates.papers import check_address
from cooperations.domain.certificates.wishes import put_off, wish
from cooperations.enums.certificate import CertificateKind
from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Message
from tests.factories.certificate import head_of, issued, organisations_of
from tests.factories.cooperation import CooperationFactory
from tests.factories.partners import ContactPersonFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
CERTIFICATE, REFERENCE = CertificateKind


def mails(sort):
    return Message.objects.filter(job__key__startswith=f"certificate-{sort}:").order_by("pk")


def test_a_wish_is_told_to_heads_once_and_only_while_it_is_open():
    cooperation = CooperationFactory(state="confirmed")
    employer, mso = organisations_of(cooperation)
    head = head_of(employer)
    RepresentativeFactory(organisation=employer)
    user = head_of(mso)
    wished = wish(cooperation, REFERENCE, organisation=mso, actor=user)
    wish(cooperation, REFERENCE, organisation=mso, actor=user)

    [mail] = mails("wished")
    assert mail.recipient == head.email.lower()
    assert mso.name in mail.subject
    assert is_still_wanted(mail)
    put_off(wished, actor=head)
    assert not is_still_wanted(mail)


def test_a_paper_is_told_to_the_mso_in_its_language():
    cooperation = CooperationFactory(state="confirmed")
    user = head_of(organisations_of(cooperation)[1])
    user.language = "ar"
    user.save()
    certificate = issued(cooperation)

    [mail] = mails("issued")
    assert (mail.recipient, mail.language) == (user.email.lower(), "ar")
    assert "شهادة تعاون" in mail.subject
    assert f"/kooperationen/{cooperation.pk}/bescheinigungen/" in mail.text
    assert f"/kooperationen/{cooperation.pk}/bescheinigungen/" in mail.html
    revoke(certificate, actor=user, reason="Vertan")
    assert not is_still_wanted(mail)
    assert {each.recipient for each in mails("revoked")} >= {user.email.lower()}
    assert "Vertan" not in "".join(each.text + each.html for each in mails("revoked"))


def test_who_has_no_account_gets_the_check_page():
    cooperation = CooperationFactory(state="confirmed")
    contact = ContactPersonFactory(organisation=organisations_of(cooperation)[1], email="Kontakt@example.org")
    certificate = issued(cooperation)

    [mail] = mails("issued")
    assert mail.recipient == "kontakt@example.org"
    assert check_address(certificate.code) in mail.text
    assert is_still_wanted(mail)
    contact.delete()
    assert not is_still_wanted(mail)

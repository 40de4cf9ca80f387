import pytest
from django.core.cache import cache
from django.urls import reverse

from cooperations.domain.certificates.issuing import revoke
from cooperations.domain.certificates.waiting import waiting_certificates
from cooperations.domain.certificates.wishes import wish
from cooperations.enums.certificate import CertificateKind
from cooperations.models import Certificate, CertificateWish
from partners.models.acting import acting_for
from tests.factories.certificate import head_of, issued, organisations_of
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
CERTIFICATE, REFERENCE = CertificateKind
WORDS = {"aim": "Zusammen lernen", "signer_name": "Erika Muster", "signer_function": "Leiterin"}


@pytest.fixture
def cooperation():
    return CooperationFactory(state="confirmed")


def sides(cooperation):
    employer, mso = organisations_of(cooperation)
    return {"issuer": employer.pk, "receiver": mso.pk}


def test_a_paper_is_read_once_more_before_it_is_issued(client, cooperation):
    client.force_login(head_of(organisations_of(cooperation)[0]))
    address = reverse("cooperations:certificate_new", args=[cooperation.pk, "certificate"])
    written = WORDS | sides(cooperation)

    review = client.post(address, written | {"step": "review"})
    assert "Zusammen lernen" in review.content.decode()
    assert not Certificate.objects.exists()
    assert 'value="Zusammen lernen"' in client.post(address, written | {"step": "change"}).content.decode()

    assert client.post(address, written | {"step": "issue"}).status_code == 302
    assert client.post(address, written | {"step": "issue"}).status_code == 302
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "changed", "sentence"),
    [
        ("certificate", {"aim": ""}, "This field is required"),
        ("certificate", {"aim": "a" * 301}, "301"),
        ("certificate", {"signer_name": "தமிழ்"}, "letters cannot be printed"),
        ("certificate", {"receiver": 0}, "Select a valid choice"),
        ("reference", {"text": "a\x00"}, "U+0000"),
        ("reference", {"text": "a" * 2_501}, "2501"),
    ],
)
def test_what_cannot_stand_on_a_paper_is_refused_with_the_reason(client, cooperation, kind, changed, sentence):
    client.force_login(head_of(organisations_of(cooperation)[0]))
    data = WORDS | sides(cooperation) | {"text": "Gern.", "step": "issue"} | changed

    page = client.post(reverse("cooperations:certificate_new", args=[cooperation.pk, kind]), data)

    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not Certificate.objects.exists()


def test_an_mso_asks_by_one_button_and_the_employer_sees_it(client, cooperation):
    employer, mso = organisations_of(cooperation)
    client.force_login(head_of(mso))
    page = client.get(reverse("cooperations:certificates", args=[cooperation.pk])).content.decode()
    assert "Ask for a letter of reference" in page
    asked = {"organisation": mso.pk, "kind": "reference"}
    client.post(reverse("cooperations:certificate_wish", args=[cooperation.pk]), asked)

    client.force_login(head_of(employer))
    page = client.get(reverse("cooperations:certificates", args=[cooperation.pk])).content.decode()
    assert "asks for: letter of reference" in page
    client.post(reverse("cooperations:certificate_put_off", args=[CertificateWish.objects.get().pk]))
    assert not CertificateWish.objects.open().exists()


def test_who_takes_part_reads_why_a_paper_was_taken_back_and_nobody_else(client, cooperation):
    employer, mso = organisations_of(cooperation)
    paper = issued(cooperation)
    revoke(paper, actor=head_of(employer), reason="Der Name war falsch.")
    checked = client.get(reverse("cooperations:certificate_checked", args=[paper.code]))
    assert "Der Name war falsch." not in checked.content.decode()
    client.force_login(head_of(mso))
    page = client.get(reverse("cooperations:certificates", args=[cooperation.pk])).content.decode()
    assert "Der Name war falsch." in page


@pytest.mark.parametrize("papers", [1, 3])
def test_the_list_costs_the_same_for_many(client, django_assert_num_queries, cooperation, papers):
    employer = organisations_of(cooperation)[0]
    for number in range(papers):
        actor = head_of(employer)
        if number:
            another = CooperationPartyFactory(cooperation=cooperation).organisation
            wish(cooperation, REFERENCE, organisation=another, actor=head_of(another))
        certificate = issued(cooperation, actor=actor)
        Certificate.objects.filter(pk=certificate.pk).update(state="revoked", revoked_at=certificate.issued_at)
    client.force_login(head_of(employer))
    address = reverse("cooperations:certificates", args=[cooperation.pk])
    client.get(address)

    with django_assert_num_queries(7):
        assert client.get(address).status_code == 200


def test_a_typed_code_leads_to_the_paper(client):
    certificate = issued()
    code = certificate.code

    response = client.get(reverse("cooperations:certificate_check"), {"code": f" {code[:4]} {code[4:]} ".lower()})

    assert response.url == reverse("cooperations:certificate_checked", args=[code])


def test_the_check_page_is_for_nobody_else_to_keep(client):
    response = client.get(reverse("cooperations:certificate_checked", args=[issued().code]))

    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]


def test_the_check_page_shows_no_more_than_the_paper(client):
    certificate = issued(kind=REFERENCE)
    user = certificate.issued_by
    page = client.get(reverse("cooperations:certificate_checked", args=[certificate.code])).content.decode()

    for shown in (certificate.number, "Wir arbeiten gern zusammen.", "Erika Muster", certificate.receiver.name):
        assert shown in page
    for hidden in (
        user.email,
        user.get_full_name(),
        str(certificate.pk),
        str(certificate.cooperation_id),
        "/organisationen/",
    ):
        assert hidden not in page


def test_nobody_tries_codes_for_long(client, settings):
    cache.clear()
    settings.CERTIFICATE_CHECKS_PER_MINUTE = 3
    code = issued().code
    address = reverse("cooperations:certificate_checked", args=["0" * 16])

    assert [client.get(address).status_code for _ in range(4)] == [404, 404, 404, 429]
    blocked = client.get(reverse("cooperations:certificate_checked", args=[code]))
    assert blocked.status_code == 429
    assert 0 < int(blocked["Retry-After"]) <= 60
    other = client.get(reverse("cooperations:certificate_checked", args=[code]), REMOTE_ADDR="198.51.100.7")
    assert other.status_code == 200
    cache.clear()


def test_a_wish_waits_for_the_heads_of_the_employers(cooperation, django_assert_num_queries):
    employer, mso = organisations_of(cooperation)
    head, editor = head_of(employer), RepresentativeFactory(organisation=employer).user
    for kind in CertificateKind:
        wish(cooperation, kind, organisation=mso, actor=head_of(mso))
    acting_for(head)

    with django_assert_num_queries(1):
        entries = waiting_certificates(head)
    assert {entry.url for entry in entries} == {reverse("cooperations:certificates", args=[cooperation.pk])}
    assert len(entries) == 2
    assert waiting_certificates(editor) == []
    assert waiting_certificates(head_of(OrganisationFactory(employer=True))) == []

"""The paper as it comes out of the printer: tags, one page, and a code that leads to its check page."""

from datetime import date
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp

from cooperations.domain.certificates.issuing import revoke
from cooperations.domain.certificates.papers import check_address
from cooperations.renderers.certificate import (
    ActivityData,
    CertificateData,
    certificate_assets,
    certificate_html,
    grouped,
)
from cooperations.renderers.paper import PartyData, direction_of, paragraphs
from portal.outbox.domain.run import run_job
from portal.printing.render import render_pdf
from tests.factories.certificate import head_of, issued
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable

LONG = "Verein der Freundinnen und Freunde "


def data(**values):
    party = PartyData(name="Stadtwerke Musterstadt GmbH", place="Musterstadt")
    basis = {
        "kind": "certificate",
        "number": "2026-000123",
        "code": "7K3F9QXM2B8TVHRA",
        "address": "https://bruecken.example.org/nachweis/7K3F9QXM2B8TVHRA/",
        "issuer": party,
        "receiver": PartyData(name="جمعية الجسر e. V.", place="Gelsenkirchen"),
        "parties": (party, PartyData(name="Çağdaş Yaşam Derneği İzmir")),
        "title": "Werkstatttage",
        "aim": "Jugendliche lernen Berufe kennen.",
        "text": "",
        "since": date(2025, 3, 14),
        "issued_on": date(2026, 11, 21),
        "signer_name": "Erika Muster",
        "signer_function": "Leiterin Personal",
    }
    return CertificateData(**(basis | values))


def test_what_was_held_together_stands_in_the_table_of_a_certificate():
    held = (ActivityData(name="Betriebsbesuch", number=2), ActivityData(name="Info <abend>", number=1))
    html = certificate_html(data(activities=held).to_json())
    assert "Betriebsbesuch: 2<br>Info &lt;abend&gt;: 1" in html
    assert "Gemeinsame Veranstaltungen" not in certificate_html(data().to_json())


def printed(paper):
    content = paper.to_json()
    return render_pdf(certificate_html(content), assets=certificate_assets(content), fit=False)


def codes_in(content):
    """What the QR codes in the picture of the first page say."""
    with pypdfium2.PdfDocument(content) as pdf:
        picture = pdf[0].render(scale=2).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.django_db
def test_the_code_on_the_paper_opens_its_check_page(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    certificate = issued()
    run_job(certificate.printout.job_id)
    certificate.printout.refresh_from_db()
    with certificate.printout.file.open() as file:
        content = file.read()

    assert certificate.printout.warnings == ""
    assert certificate.printout.pages == 1
    [address] = codes_in(content)
    assert address == check_address(certificate.code)

    page = client.get(urlsplit(address).path)
    assert page.status_code == 200
    assert certificate.number in page.content.decode()
    assert certificate.printout.sha256 in page.content.decode()

    revoke(certificate, actor=head_of(certificate.receiver), reason="Geheimer Grund")
    page = client.get(urlsplit(address).path).content.decode()
    assert "Revoked on" in page
    assert certificate.receiver.name not in page
    assert "Geheimer Grund" not in page
    assert certificate.printout.sha256 not in page


def test_a_certificate_is_read_aloud_in_order():
    rendered = printed(data(receiver=PartyData(name="Al-Jisr e. V.")))
    pdf = TaggedPdf(rendered.content)

    assert (rendered.pages, rendered.warnings, rendered.refused) == (1, (), ())
    assert str(pdf.pdf.Root.Lang) == "de"
    assert str(pdf.pdf.docinfo.Title) == "Kooperationsbescheinigung"
    with pdf.pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert [each.text() for each in pdf.root.find("H1")] == ["Kooperationsbescheinigung"]
    assert len(list(pdf.root.find("Figure"))) == 1
    assert [each.text() for each in pdf.root.find("TH")] == ["Kooperation", "Ziel", "Beteiligte", "Bestätigt am"]
    text = comparable(pdf.text())
    for words in ("Çağdaş Yaşam Derneği İzmir", "14. März 2025", "Erika Muster", "7K3F 9QXM 2B8T VHRA", "2026-000123"):
        assert comparable(words) in text


def test_the_longest_letter_stays_on_one_page():
    rendered = printed(
        data(
            kind="reference",
            text="\n\n".join([("Zusammen haben wir viel erreicht. " * 25)[:830]] * 3),
            title=(LONG * 5)[:160],
            issuer=PartyData(name=(LONG * 6)[:200], place="Mönchengladbach"),
            receiver=PartyData(name=(LONG * 6)[:200], place="Recklinghausen"),
            signer_name=(LONG * 4)[:120],
            signer_function=(LONG * 4)[:120],
        )
    )

    assert rendered.pages == 1
    assert codes_in(rendered.content) == ["https://bruecken.example.org/nachweis/7K3F9QXM2B8TVHRA/"]


def test_what_people_write_is_no_markup():
    html = certificate_html(data(kind="reference", text="<b>fett</b>\n<script>", signer_name="<i>Erika</i>").to_json())

    assert "&lt;b&gt;fett&lt;/b&gt;<br>&lt;script&gt;" in html
    assert "&lt;i&gt;Erika" in html


def test_paragraphs_keep_their_words_and_their_direction():
    text = "Erster\nTeil\n\n\n\nنشكر الجمعية\n\n(2) zweiter"

    assert [(each.text, each.direction) for each in paragraphs(text)] == [
        ("Erster\nTeil", "ltr"),
        ("نشكر الجمعية", "rtl"),
        ("(2) zweiter", "ltr"),
    ]
    assert direction_of("1234 …") == "ltr"


def test_data_survives_the_trip_through_json():
    for paper in (data(), data(ended_on=date(2026, 1, 2))):
        assert CertificateData.from_json(paper.to_json()) == paper


def test_codes_are_shown_in_groups():
    assert grouped("7K3F9QXM2B8TVHRA") == "7K3F 9QXM 2B8T VHRA"

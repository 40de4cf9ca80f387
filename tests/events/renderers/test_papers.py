"""Papers of an event as they come out: consents and questions in nine languages, the sheet for the day."""

from collections import Counter
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from weasyprint.text.fonts import FontConfiguration

from events.enums.material import GuestLanguage
from events.renderers import guest_papers
from events.renderers.day_sheet import DayFact, DayItem, DayPart, DaySheetData, day_sheet_assets, day_sheet_html
from events.renderers.phrases import phrases_in
from portal.printing.pdf import write_pdf
from portal.shared.guest_languages import find_guest_language
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable

ADDRESS = "https://bruecken.example.org/rueckmeldung/7K3F9QXM2B/?lang=ti"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Print in this process, with fonts unpacked once."""
    fonts, folder = FontConfiguration(), tmp_path_factory.mktemp("papers")

    def write(html, assets):
        code = folder / "qr.png"
        code.write_bytes(assets.get("qr.png", b""))
        return write_pdf(html, assets={**assets, **({"qr.png": code} if "qr.png" in assets else {})}, fit=False)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.printing.pdf.FontConfiguration", lambda: fonts)
        yield write


def paper(language, **values):
    return guest_papers.GuestPaperData(
        language=language,
        title="Ausbildung – was ist das eigentlich?",
        address=ADDRESS,
        asked_by=("Stadtwerke Musterstadt GmbH", "Verein جسر e. V."),
        day=date(2027, 2, 18),
        **values,
    ).to_json()


@pytest.mark.parametrize("language", GuestLanguage.values)
def test_a_consent_is_one_page_that_says_everything_in_both_languages(printed, language):
    content = paper(language)
    made = printed(guest_papers.consent_html(content), guest_papers.consent_assets(content))
    assert (made.pages, made.warnings, made.refused) == (1, (), ())
    pdf = TaggedPdf(made.content)
    assert str(pdf.pdf.Root.Lang) == find_guest_language(language).tag
    drawn = comparable(pdf.text())
    for read in {language, "de"}:
        said = "".join(text for key, text in phrases_in(read).items() if key.startswith(("consent", "for_")))
        # Arabic letters are in the order in which they are drawn: each has to be there, once per letter.
        assert not Counter(comparable(said)) - Counter(drawn)


@pytest.mark.parametrize("language", ["de", "ar", "ti"])
def test_questions_on_paper_are_those_of_the_page_and_lead_to_it(printed, language):
    content = paper(language)
    made = printed(guest_papers.feedback_html(content), guest_papers.feedback_assets(content))
    assert (made.pages, made.warnings, made.refused) == (1, (), ())
    with pypdfium2.PdfDocument(made.content) as document:
        [code] = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())
    assert code.text == ADDRESS


def test_where_nobody_under_18_comes_no_guardian_is_asked():
    guardian = phrases_in("de")["consent_guardian_signature"]
    assert guardian in guest_papers.consent_html(paper("de"))
    assert guardian not in guest_papers.consent_html(paper("de", for_minors=False))


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_sheet_for_the_day_is_one_tagged_page_however_much_there_is(printed, language):
    sheet = DaySheetData(
        title="Elternabend <b>",
        when="Donnerstag, 18. Februar 2027, 18:00 bis 20:30",
        parties=("Stadtwerke Musterstadt GmbH", "Verein جسر e. V."),
        day=date(2027, 2, 17),
        feedback=ADDRESS,
        urgent=(DayFact(label="Anrufen", text="Erika Muster · 0231 555 0199"),),
        facts=tuple(DayFact(label=f"Frage {n}", text="Eine Zeile\nund noch eine") for n in range(12)),
        programme=tuple(DayPart(time=f"18:{n:02} – 19:00", title=f"Teil {n}", who="Verein") for n in range(8)),
        items=tuple(DayItem(text=f"Punkt {n}", turn="beide Seiten", is_done=n == 0) for n in range(8)),
        language=language,
    )
    content = sheet.to_json()
    assert DaySheetData.from_json(content) == sheet
    made = printed(day_sheet_html(content), day_sheet_assets(content))
    assert (made.pages, made.warnings, made.refused) == (1, (), ())
    pdf = TaggedPdf(made.content)
    assert len(list(pdf.root.find("Table"))) == 2
    drawn = comparable(pdf.text())
    assert all(word in drawn for word in ("Punkt7", "Teil7", "02315550199", "undnocheine"))

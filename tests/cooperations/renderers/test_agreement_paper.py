"""The agreement on one page: the canonical text and nothing else."""

from datetime import date

import pypdfium2
import pytest

from cooperations.domain.agreement.canonical import canonical_text, hash_of
from cooperations.domain.agreement.content import MOST_CONTACTS, Contact, Content, Task, in_order
from cooperations.domain.agreement.freezing import ONE_PAGE
from cooperations.domain.agreement.parties import PartyInText
from cooperations.renderers.agreement_paper import AgreementPaperData, agreement_assets, agreement_html, sections
from portal.printing.render import render_pdf
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable

WORDS = "Der Verein lädt Familien ein, übersetzt und begleitet sie; der Betrieb zeigt Berufe und bezahlt das Essen. "
PARTIES = [
    PartyInText(1, 1, "Stadtwerke Musterstadt GmbH", "Musterstadt", "employer", 1, 2),
    PartyInText(2, 2, "Çağdaş Yaşam Derneği İzmir e. V.", "Essen", "mso", 3, 5),
]
SMALL = in_order(
    Content(
        aims_employer="Neue Auszubildende finden.\n\nUnd behalten.",
        aims_mso="Jugendliche lernen Berufe kennen.",
        target_group="<b>Jugendliche</b>",
        tasks=(Task("a", "Raum stellen", "employer", date(2027, 1, 31)), Task("b", "Einladen", "party:2")),
        languages=("de", "tr"),
        contacts=(Contact("c", "party:1", "Erika Muster", "Leiterin Personal"),),
    )
)


def paper(content, *, frozen=True):
    text = canonical_text(content, PARTIES, 2, title="Werkstatttage")
    return AgreementPaperData(text=text, day=date(2026, 11, 21), sha256=hash_of(text) if frozen else "")


def printed(data):
    content = data.to_json()
    return render_pdf(agreement_html(content), assets=agreement_assets(content), fit=False)


def longest():
    """As much as may be frozen, with ten tasks and as many contact persons as possible."""
    tasks = tuple(Task(f"t{n}", (WORDS * 2)[:150], "party:2", date(2027, 1, 1 + n)) for n in range(10))
    contacts = tuple(Contact(f"c{n}", "party:1", f"Erika Muster {n}", "Leiterin") for n in range(MOST_CONTACTS))
    content = Content(tasks=tasks, contacts=contacts, languages=("ar", "de", "tr"))
    share = (ONE_PAGE - content.length) // 7
    names = ("aims_employer", "aims_mso", "target_group", "allowance", "rooms", "costs", "further")
    return in_order(
        Content(
            tasks=tasks, contacts=contacts, languages=content.languages, **dict.fromkeys(names, (WORDS * 40)[:share])
        )
    )


def test_every_word_of_the_text_is_printed_in_order():
    data = paper(SMALL)
    rendered = printed(data)
    pdf = TaggedPdf(rendered.content)

    assert (rendered.pages, rendered.warnings, rendered.refused) == (1, (), ())
    said = comparable(pdf.text().replace("·", ""))
    rest = comparable(data.text.partition("\n")[2].replace("Titel\n  Werkstatttage\n", ""))
    assert rest in said
    assert [each.text() for each in pdf.root.find("H1")] == ["Werkstatttage"]
    assert comparable(data.sha256) in said


def test_a_draft_says_that_it_is_one():
    html = agreement_html(paper(SMALL, frozen=False).to_json())

    assert "Entwurf, nicht bestätigt" in html
    assert "Prüfsumme" not in html


def test_what_people_write_is_no_markup():
    assert "&lt;b&gt;Jugendliche&lt;/b&gt;" in agreement_html(paper(SMALL).to_json())


@pytest.mark.parametrize("frozen", [True, False])
def test_the_longest_agreement_fits_on_one_page(frozen):
    content = longest()
    assert ONE_PAGE - 10 < content.length <= ONE_PAGE

    rendered = printed(paper(content, frozen=frozen))

    assert rendered.pages == 1
    with pypdfium2.PdfDocument(rendered.content) as pdf:
        assert "Ansprechpersonen" in pdf[0].get_textpage().get_text_range()


def test_headings_are_ours_alone():
    text = canonical_text(Content(aims_employer="Räume\nKosten"), PARTIES, 1, title="a")

    parts = {part.heading: [line.text for line in part.lines] for part in sections(text.partition("\n")[2])}

    assert parts["Ziele der Arbeitgeberseite"] == ["Räume", "Kosten"]
    assert "Räume" not in parts

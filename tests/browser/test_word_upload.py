"""A partner's Word file: refused with a sentence, looked at, divided anew, taken over; at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from reports.domain.contributions import save_contribution
from reports.models import Contribution
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory
from tests.word_files import REPORT, h, p, part, relation, table, word_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY = (
    *REPORT,
    table(["Jahr", "Lehrlinge"], ["2031", "12"], ["2032", "14"], header=True),
    p("Mehr steht im Bericht", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."),
    h(1, "5. Synergieeffekte durch Vernetzung"),
    p(
        '<w:del w:id="1"><w:r><w:delText>Wir planen ein </w:delText></w:r></w:del>',
        "Wir haben ein Netz mit 14 Vereinen.",
    ),
)
NOTE = f'<w:footnote w:id="2">{p("Jahresbericht der Stadt")}</w:footnote>'


def file(content, name="Bericht 2032.docx"):
    """Return what a browser sends."""
    return {"name": name, "mimeType": WORD, "buffer": content}


def test_word_file_becomes_contributions(open_as, look_over, assert_no_sideways_scroll, shoot):
    partner = NetworkMembershipFactory(organisation__name="Stadt Musterfeld").organisation
    author = RepresentativeFactory(organisation=partner, user__language="en").user
    report = ReportFactory(organisation=partner, period=ReportingPeriodFactory(year=2032))
    save_contribution(report, 1, "Was schon da stand.", expected_revision=0, author=author)
    page = open_as(author, report.get_absolute_url())
    page.get_by_role("link", name="Upload a Word file").click()

    page.get_by_label("Word file").set_input_files(file(b"%PDF-1.7", "Bericht.pdf"))
    page.get_by_role("button", name="Upload and look at it").click()
    expect(page.get_by_role("alert")).to_contain_text("This is no Word file but PDF.")
    look_over(page, "word-refused")

    content = word_file(
        *BODY,
        relations=relation("f", "footnotes", "footnotes.xml") + relation("h1", "header", "header1.xml"),
        parts={"word/footnotes.xml": part("footnotes", NOTE), "word/header1.xml": part("hdr", p("Stadt Musterfeld"))},
    )
    page.get_by_label("Word file").set_input_files(file(content))
    page.get_by_role("button", name="Upload and look at it").click()
    expect(page.get_by_role("heading", name="What goes where?")).to_be_visible()
    expect(page.get_by_text("Passage that is marked as deleted")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    assert_no_sideways_scroll(page)
    shoot(page, "word-preview-360")
    look_over(page, "word-preview")

    page.get_by_label("From here on: Ausblick").select_option("6. Further measures")
    page.get_by_role("button", name="Divide anew").click()
    expect(page.get_by_role("heading", name="6. Further measures")).to_be_visible()
    page.get_by_role("button", name="Take the texts over").click()
    expect(page.get_by_role("alert").first).to_contain_text("Please choose what happens to your present text")
    page.get_by_label("It stays, and the new text comes after it").check()
    page.get_by_role("button", name="Take the texts over").click()
    expect(page.get_by_text("The texts are taken over.")).to_be_visible()
    shoot(page, "word-taken-over")

    texts = dict(Contribution.objects.values_list("focus_area", "text"))
    assert texts[1].startswith("Was schon da stand.\n\nWir werben an **sechs** Schulen:")
    assert texts[6].endswith("- Jahr: 2032 | Lehrlinge: 14\n\nMehr steht im Bericht[1].\n\n[1] Jahresbericht der Stadt")
    assert texts[5] == "Wir haben ein Netz mit 14 Vereinen."

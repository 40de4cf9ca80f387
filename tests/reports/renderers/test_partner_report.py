import re

from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.data import PartnerSectionData
from reports.renderers.partner_report import partner_report_html
from tests.reports.renderers.sample import LONG_NAME, LONG_TEXT, SHORT_TEXT, TITLES, contribution, partner_report
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable
from tests.reports.renderers.words_on_pages import outside, overlapping, pages


def test_the_report_holds_every_contribution_in_order(printed_partner_report):
    text = comparable(TaggedPdf(printed_partner_report.content).text())

    expected = f"1{TITLES[0]}{re.sub('### ', '', LONG_TEXT)}4{TITLES[3]}{SHORT_TEXT}"
    assert text.endswith(comparable(expected))


def test_a_section_without_text_is_left_out():
    assert TITLES[5] not in partner_report_html(partner_report())


def test_the_name_stands_on_the_cover_and_over_every_page(printed_partner_report, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(printed_partner_report.content)

    for page in pages(path):
        assert LONG_NAME.split()[0] in [word.text for word in page.words]
        assert outside(page) == []
        assert overlapping(page) == []


def test_the_page_numbers_on_the_cover_are_those_of_the_sections(printed_partner_report):
    pdf = TaggedPdf(printed_partner_report.content)
    targets = pdf.destinations()

    shown = {
        str(link.annotations[0].Dest): int(re.search(r"\d+$", link.text())[0])
        for link in pdf.root.find("Link")
        if "/Dest" in link.annotations[0]
    }
    assert shown == {target: targets[target] for target in ("handlungsfeld-1", "handlungsfeld-4")}


def test_hostile_text_stays_on_the_paper(tmp_path):
    hostile = "\n\n".join(
        [
            "x" * 3_000,
            "www.example.org/" + "y" * 1_500,
            "- " * 60 + "tief",
            "a" + "\u0301" * 500,
            "> " * 40,
            "\u202e" * 90,
        ]
        + ["  " * depth + "- Punkt" for depth in range(30)]
    )
    section = PartnerSectionData(number=2, title="z" * 300, contribution=contribution(text=hostile))

    rendered = render_pdf(partner_report_html(partner_report(sections=(section,))), assets=print_assets())

    path = tmp_path / "report.pdf"
    path.write_bytes(rendered.content)
    assert {page.number: outside(page) for page in pages(path) if outside(page)} == {}
    assert comparable(TaggedPdf(rendered.content).text()).count("x") >= 3_000

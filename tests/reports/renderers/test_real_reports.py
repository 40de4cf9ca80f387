"""The brochure of the real reports, compared with the input character by character.

The file is not part of the project; without it these tests are skipped.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.brochure import brochure_html, sort_key
from reports.renderers.data import ChapterData, ContributionData, EditionData, GuestArticleData, PartnerEntry
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable
from tests.reports.renderers.words_on_pages import filled, outside, overlapping, pages

SOURCE = Path(__file__).parents[4] / "shared/data/partner_reports_2021.json"

pytestmark = pytest.mark.skipif(not SOURCE.exists(), reason=f"{SOURCE.name} is not at ../shared/data")


@pytest.fixture(scope="module")
def reports():
    return json.loads(SOURCE.read_text(encoding="utf-8"))


def chapters(reports):
    number = 0
    for area in reports["focus_areas"]:
        contributions = []
        own = [item for item in reports["contributions"] if item["focus_area"] == area["number"]]
        for item in sorted(own, key=lambda item: sort_key(item["partner"])):
            number += 1
            contributions.append(ContributionData(key=f"beitrag-{number}", partner=item["partner"], text=item["text"]))
        yield ChapterData(
            number=area["number"],
            title=area["title"],
            introduction=area["intro"],
            contributions=tuple(contributions),
            guest_articles=tuple(
                GuestArticleData(
                    key=f"gastbeitrag-{index}",
                    title=item["title"],
                    author=item["author"],
                    editorial_note=item["editorial_note"],
                    text=item["text"],
                )
                for index, item in enumerate(reports["guest_articles"], start=1)
                if item["focus_area"] == area["number"]
            ),
        )


@pytest.fixture(scope="module")
def edition(reports):
    period = reports["reporting_period"]
    return EditionData(
        title="Interkulturelle Öffnung in Nordrhein-Westfalen",
        subtitle="Berichte aus dem Partnernetzwerk",
        year=2021,
        period_start=date.fromisoformat(period["start"]),
        period_end=date.fromisoformat(period["end"]),
        build_date=date(2022, 2, 1),
        publisher="Ministerium für Beispiele",
        chapters=tuple(chapters(reports)),
        partners=tuple(PartnerEntry(name=item["name"], kind=item["kind"]) for item in reports["partners"]),
    )


@pytest.fixture(scope="module")
def printed(edition):
    return render_pdf(brochure_html(edition), assets=print_assets())


@pytest.fixture(scope="module")
def pdf(printed):
    return TaggedPdf(printed.content)


def words(text):
    """The text without the marks of lists and sub-headings, read off independently of the renderer."""
    return comparable("".join(re.sub(r"^\s*(- |### |\d\. )", "", line) for line in text.splitlines()))


def test_every_text_stands_in_the_pdf_completely_and_in_order(edition, pdf):
    expected = ""
    for chapter in edition.chapters:
        expected += f"Tätigkeitsschwerpunkt{chapter.number}{comparable(chapter.title)}{words(chapter.introduction)}"
        for item in chapter.contributions:
            expected += comparable(item.partner) + words(item.text)
        for article in chapter.guest_articles:
            expected += comparable("Gastbeitrag" + article.title + article.author)
            expected += words(article.editorial_note) + words(article.text)

    assert sum(len(chapter.contributions) for chapter in edition.chapters) == 107
    assert sum(len(chapter.guest_articles) for chapter in edition.chapters) == 1
    assert expected in comparable(pdf.text())


def test_every_line_is_heard_in_one_piece_with_its_words_apart(edition, pdf):
    heard = {
        each.text().replace("\u00ad", "").strip() for tag in ("P", "LBody", "H3", "H4") for each in pdf.root.find(tag)
    }
    written = {
        re.sub(r"^\s*(- |### |\d\. )", "", line)
        for chapter in edition.chapters
        for item in chapter.contributions
        for line in item.text.splitlines()
    }

    lines = {" ".join(line.split()) for line in written} - {""}
    assert len(lines) > 500
    assert sorted(lines - {" ".join(text.split()) for text in heard}) == []


def test_page_numbers_of_contents_and_index_are_those_of_the_pages(pdf):
    targets = pdf.destinations()
    shown = [
        (str(link.annotations[0].Dest), int(number[0]))
        for link in pdf.root.find("Link")
        if "/Dest" in link.annotations[0]
        and (number := re.search(r"\d+$", link.text()))
        and len(link.text()) > len(number[0])
    ]
    in_cells = [
        (str(link.annotations[0].Dest), int(link.text())) for cell in pdf.root.find("TD") for link in cell.find("Link")
    ]

    assert len([target for target, _ in shown if target.startswith("beitrag")]) == 107
    assert len(in_cells) == 107
    assert [entry for entry in shown + in_cells if targets[entry[0]] != entry[1]] == []


def test_every_contribution_has_a_bookmark_to_its_page(edition, pdf):
    targets = pdf.destinations()
    expected = [
        (comparable(item.partner), targets[item.key]) for chapter in edition.chapters for item in chapter.contributions
    ]
    expected += [
        (comparable(item.title), targets[item.key]) for chapter in edition.chapters for item in chapter.guest_articles
    ]

    found = [(comparable(title), page) for level, title, page in pdf.outline() if level == 2]
    assert sorted(found) == sorted(expected)


def test_no_word_leaves_the_paper_or_lies_on_another(printed, tmp_path):
    path = tmp_path / "brochure.pdf"
    path.write_bytes(printed.content)

    faults = {page.number: (outside(page), overlapping(page)) for page in pages(path)}
    assert {number: fault for number, fault in faults.items() if fault != ([], [])} == {}


def test_no_chapter_ends_on_a_nearly_empty_page(printed, tmp_path):
    path = tmp_path / "brochure.pdf"
    path.write_bytes(printed.content)

    assert [(page.number, filled(page)) for page in pages(path)[1:-1] if filled(page) < 0.15] == []


def test_the_renderer_had_nothing_to_complain_about(printed):
    assert printed.warnings == ()
    assert printed.refused == ()
    assert printed.peak_memory < 1024**3

import re

import pytest
from django.utils import translation

from reports.renderers.brochure import brochure_html, group_partners, partner_index, sort_key
from reports.renderers.data import PartnerEntry
from tests.reports.renderers.sample import LONG_NAME, TITLES, chapters, edition
from tests.reports.renderers.tagged_pdf import comparable
from tests.reports.renderers.words_on_pages import outside, overlapping, pages

A4 = [0, 0, 595.275591, 841.889764]


def printed_lines(text):
    """The words of a text in the portal's format without its markup, which is read off here by hand."""
    return comparable(
        "".join(re.sub(r"^\s*(- |### |> |\d\. )", "", line) for line in text.splitlines()).replace("**", "")
    )


def test_the_html_speaks_german_whatever_the_language_of_the_session():
    with translation.override("en"):
        html = brochure_html(edition())

    assert '<html lang="de">' in html
    assert "Berichtszeitraum 1. Oktober 2030 bis 30. September 2031" in html


def test_titles_and_names_are_escaped():
    html = brochure_html(
        edition(title="<script>alert(1)</script>", partners=(PartnerEntry(name="<img src=x>", kind="<b>"),))
    )

    assert re.findall(r"<(?:script|img|b)\b", html) == []


def test_a_partners_address_that_is_no_web_address_is_no_link():
    html = brochure_html(edition(partners=(PartnerEntry(name="a", kind="b", url="javascript:alert(1)"),)))

    assert 'href="javascript' not in html


def test_without_own_wording_an_edition_has_the_portals():
    html = brochure_html(edition(about="Eigene Worte", notice="", imprint=""))

    assert "Eigene Worte" in html
    assert "Das Netzwerk will erreichen" not in html
    assert "nicht zur Wahlwerbung verwenden" in html


def test_a_chapter_without_contributions_is_its_opening_alone():
    first, *_ = chapters()
    html = brochure_html(edition(chapters=(type(first)(number=1, title="Leer", introduction="Nichts."),)))

    assert html.count('class="chapter ') == 0


def test_partners_are_grouped_by_kind_in_german_order():
    groups = group_partners(
        (
            PartnerEntry(name="Stadt Übersee", kind="Städte"),
            PartnerEntry(name="Stadt Zell", kind="Städte"),
            PartnerEntry(name="Kreis Tal", kind="Ämter"),
        )
    )

    assert [(group.kind, [partner.name for partner in group.partners]) for group in groups] == [
        ("Ämter", ["Kreis Tal"]),
        ("Städte", ["Stadt Übersee", "Stadt Zell"]),
    ]


def test_umlauts_sort_as_their_base_letter():
    assert sorted(["Zell", "Ärzte", "Straße", "Stradivari", "arm"], key=sort_key) == [
        "arm",
        "Ärzte",
        "Stradivari",
        "Straße",
        "Zell",
    ]


def test_the_index_has_a_row_per_partner_and_a_cell_per_chapter():
    rows = partner_index(chapters()[:2])

    assert [(row.partner, [(cell.number, cell.key) for cell in row.cells]) for row in rows] == [
        ("Kreis Tal", [(1, "beitrag-1"), (2, "beitrag-4")]),
        ("Stadt Musterhausen", [(1, "beitrag-2"), (2, "beitrag-5")]),
        (LONG_NAME, [(1, "beitrag-3"), (2, "beitrag-6")]),
    ]


def test_the_text_of_the_pdf_is_complete_and_in_reading_order(brochure_pdf):
    expected = ""
    for chapter in chapters():
        expected += (
            f"Tätigkeitsschwerpunkt{chapter.number}{comparable(chapter.title)}{printed_lines(chapter.introduction)}"
        )
        for item in chapter.contributions:
            expected += comparable(item.partner)
            expected += "".join(comparable(figure.value + figure.sentence) for figure in item.figures)
            expected += printed_lines(item.text)
        for article in chapter.guest_articles:
            expected += comparable("Gastbeitrag" + article.title + article.author + article.editorial_note)
            expected += printed_lines(article.text)

    assert expected in comparable(brochure_pdf.text())


def test_the_order_of_painting_is_the_order_of_reading(brochure_pdf):
    painted = "".join(brochure_pdf.page_text(number) for number in range(1, len(brochure_pdf.pdf.pages) + 1))
    chapter = chapters()[1]
    expected = "".join(comparable(item.partner) + printed_lines(item.text) for item in chapter.contributions)

    assert expected in re.sub(r"[–·]|(?<=[.a-z])\d\.(?=[AH])", "", comparable(painted))


def test_page_numbers_of_contents_and_index_are_those_of_the_pages(brochure_pdf):
    targets = brochure_pdf.destinations()
    checked = {}
    for link in brochure_pdf.root.find("Link"):
        shown = re.search(r"(\d+)$", link.text())
        target = str(link.annotations[0].get("/Dest", ""))
        if shown and (target.startswith("beitrag") or "contents" in target or link.page in (4, 5)):
            checked.setdefault(target, set()).add(int(shown[1]))

    assert {f"beitrag-{number}" for number in range(1, 19)} <= set(checked)
    assert checked == {target: {targets[target]} for target in checked}


def test_bookmarks_lead_to_every_chapter_and_contribution(brochure_pdf):
    targets = brochure_pdf.destinations()
    outline = brochure_pdf.outline()
    expected = []
    for chapter in chapters():
        expected.append((1, comparable(chapter.title), targets[f"kapitel-{chapter.number}"]))
        expected += [(2, comparable(item.partner), targets[item.key]) for item in chapter.contributions]
        expected += [(2, comparable(item.title), targets[item.key]) for item in chapter.guest_articles]

    found = [(level, comparable(title), page) for level, title, page in outline]
    start = found.index(expected[0])
    assert found[start : start + len(expected)] == expected
    assert [
        title for level, title, _ in outline if level == 1 and comparable(title) not in map(comparable, TITLES)
    ] == [
        "Impressum",
        "Liebe Leserinnen und Leser",
        "Inhalt",
        "Das Netzwerk und seine Ziele",
        "Kennzahlen über die Jahre",
        "Die Partner im Überblick",
        "Verzeichnis der Beiträge",
        "Hinweis zur Verteilung",
    ]


def test_every_page_is_a4_upright(brochure_pdf):
    boxes = [[round(float(value), 6) for value in page.MediaBox] for page in brochure_pdf.pdf.pages]

    assert boxes == [A4] * len(boxes)


@pytest.fixture(scope="module")
def brochure_pages(printed_brochure, tmp_path_factory):
    path = tmp_path_factory.mktemp("brochure") / "brochure.pdf"
    path.write_bytes(printed_brochure.content)
    return pages(path)


def test_no_word_leaves_the_paper(brochure_pages):
    assert {page.number: outside(page) for page in brochure_pages if outside(page)} == {}


def test_no_word_lies_on_another(brochure_pages):
    assert {page.number: overlapping(page) for page in brochure_pages if overlapping(page)} == {}


def test_every_page_has_its_number_but_the_covers(brochure_pages):
    numbered = [any(word.text == str(page.number) and word.top > 770 for word in page.words) for page in brochure_pages]

    assert numbered == [False] + [True] * (len(brochure_pages) - 2) + [False]


def test_page_numbers_stand_at_the_outer_edge(brochure_pages):
    for page in brochure_pages[1:-1]:
        number = next(word for word in page.words if word.text == str(page.number) and word.top > 770)
        if page.number % 2:
            assert page.width - number.right == pytest.approx(56.7, abs=1)
        else:
            assert number.left == pytest.approx(56.7, abs=1)

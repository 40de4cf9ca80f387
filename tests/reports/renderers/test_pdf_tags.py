from itertools import pairwise

import pikepdf
import pytest

from tests.reports.renderers.sample import TITLES


def test_the_document_says_that_it_is_accessible(brochure_pdf):
    root = brochure_pdf.pdf.Root

    assert bool(root.MarkInfo.Marked) is True
    assert root.Lang == pikepdf.String("de")
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True
    assert str(brochure_pdf.pdf.docinfo.Title) == "Interkulturelle Öffnung im Musterland 2031"
    assert pikepdf.Name.Document == root.StructTreeRoot.K[0].S


def test_metadata_carries_the_mark_of_pdf_ua(brochure_pdf):
    with brochure_pdf.pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["dc:title"] == "Interkulturelle Öffnung im Musterland 2031"


def test_running_heads_page_numbers_and_tabs_are_no_content(brochure_pdf):
    second_page_of_chapter = brochure_pdf.destinations()["beitrag-2"]

    text = brochure_pdf.page_text(second_page_of_chapter)

    assert TITLES[0] not in text
    assert not text.endswith(str(second_page_of_chapter))


def test_nothing_on_a_page_refers_to_tags_outside_the_tree(brochure_pdf):
    tree = brochure_pdf.pdf.Root.StructTreeRoot
    reachable, waiting = set(), [tree.K[0]]
    while waiting:
        node = waiting.pop()
        reachable.add(node.objgen)
        waiting += [kid for kid in node.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

    numbers = list(tree.ParentTree.Nums)
    parents = [item for entry in numbers[1::2] for item in (entry if isinstance(entry, pikepdf.Array) else [entry])]
    assert [item for item in parents if item is not None and item.objgen not in reachable] == []


def test_every_link_is_one_annotation_with_words_for_it(brochure_pdf):
    links = list(brochure_pdf.root.find("Link"))

    assert [link.text() for link in links if not link.annotations] == []
    assert [link.text() for link in links if list(link.find("Link"))] == []
    assert [link.text() for link in links if not str(link.annotations[0].Contents).strip()] == []
    tagged = sum(len(link.annotations) for link in links)
    assert tagged == sum(len(page.get("/Annots", [])) for page in brochure_pdf.pdf.pages)


def test_no_annotation_hangs_outside_a_link(brochure_pdf):
    def holders(element):
        for child in element.children:
            if not isinstance(child, str):
                yield from ([child.tag] if child.annotations else [])
                yield from holders(child)

    assert set(holders(brochure_pdf.root)) == {"Link"}


def test_links_of_the_index_say_where_they_lead(brochure_pdf):
    words = [
        str(link.annotations[0].Contents) for table in brochure_pdf.root.find("Table") for link in table.find("Link")
    ]

    assert "Kreis Tal, Tätigkeitsschwerpunkt 2" in words


def test_lines_of_contents_are_said_word_by_word(brochure_pdf):
    words = [str(link.annotations[0].Contents) for link in brochure_pdf.root.find("Link")]

    assert f"2 {TITLES[1]}" in words


def test_an_article_is_one_article(brochure_pdf):
    articles = list(brochure_pdf.root.find("Art"))

    assert len(articles) >= 19
    assert [article.text() for article in articles if list(article.find("Art"))] == []


def test_headings_skip_no_level(brochure_pdf):
    levels = [
        int(element.tag[1])
        for element in _walk(brochure_pdf.root)
        if element.tag in {"H1", "H2", "H3", "H4", "H5", "H6"}
    ]

    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("tag", ["L", "LI", "Lbl", "LBody", "Table", "TH", "TD", "BlockQuote", "Art", "H3", "Link"])
def test_structure_is_tagged_as_what_it_is(brochure_pdf, tag):
    assert next(brochure_pdf.root.find(tag), None) is not None


def _walk(element):
    yield element
    for child in element.children:
        if not isinstance(child, str):
            yield from _walk(child)

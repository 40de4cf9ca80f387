"""The brochure from pieces and as one document: the same text in the same order with the same tags.

Pages differ, because a group of contributions begins on a page of its own; so page numbers are left out.
"""

import re
from itertools import groupby

import pytest

from tests.reports.renderers.tagged_pdf import Element, TaggedPdf, comparable

TAGS = {"H1", "H2", "H3", "H4", "P", "LI", "TH", "TD", "Caption", "BlockQuote", "Figure"}


@pytest.fixture(scope="module")
def from_pieces(pieces_of_brochure):
    return TaggedPdf(pieces_of_brochure.print())


@pytest.fixture(scope="module")
def both(from_pieces, brochure_pdf):
    return from_pieces, brochure_pdf


def without_numbers(text):
    """The text of a line of contents or of a cell of the index, without the number of the page."""
    return re.sub(r"\d+$", "", text)


def read_aloud(pdf):
    """Every text with the tags around it in the order of reading; what goes on on the next page is one."""
    spoken = groupby(leaves(pdf.root, ()), key=lambda leaf: leaf[0])
    return [(path, "".join(comparable(text) for _path, text in texts)) for path, texts in spoken]


def leaves(element, path):
    path = (*path, element.tag)
    in_link = "Link" in path
    for child in element.children:
        if isinstance(child, Element):
            yield from leaves(child, path)
        elif comparable(child) and not (in_link and child.strip().isdecimal()):
            yield tuple(tag for tag in path if tag not in {"Span", "NonStruct"}), child


def test_same_text_in_the_same_order_with_the_same_tags(both):
    pieces, whole = map(read_aloud, both)

    assert len(pieces) > 100
    assert pieces == whole


def test_same_headings(both):
    pieces, whole = (
        [(each.tag, comparable(each.text())) for each in walk(pdf.root) if re.fullmatch("H[1-6]", each.tag)]
        for pdf in both
    )

    assert len(pieces) > 20
    assert pieces == whole


def test_same_links_to_the_same_targets(both):
    def links(pdf):
        for link in pdf.root.find("Link"):
            for annotation in link.annotations:
                target = str(annotation.Dest) if "/Dest" in annotation else str(annotation.A.URI)
                words = without_numbers(str(annotation.Contents).strip())
                yield target, comparable(words), comparable(without_numbers(link.text()))

    pieces, whole = map(list, map(links, both))
    assert len(pieces) > 20
    assert pieces == whole
    assert {target for target, *_words in pieces if not target.startswith("http")} <= both[0].destinations().keys()
    assert both[0].destinations().keys() == both[1].destinations().keys()


def test_same_tables_with_the_same_header_cells(both):
    def cells(pdf):
        return [
            [(cell.tag, comparable("" if cell.tag == "TD" else cell.text())) for cell in walk(row) if cell.tag in TAGS]
            for table in pdf.root.find("Table")
            for row in table.find("TR")
        ]

    pieces, whole = map(cells, both)
    assert any(tag == "TH" for row in pieces for tag, _text in row)
    assert pieces == whole


def test_same_pictures_with_the_same_words(both):
    def pictures(pdf):
        elements = [pdf.pdf.Root.StructTreeRoot.K[0]]
        while elements:
            element = elements.pop()
            if str(element.get("/S")) == "/Figure":
                yield str(element.get("/Alt", ""))
            elements += [kid for kid in element.get("/K", []) if hasattr(kid, "get") and "/S" in kid]

    pieces, whole = (sorted(pictures(pdf)) for pdf in both)
    assert pieces == whole


def test_same_bookmarks(both):
    pieces, whole = ([(level, comparable(title)) for level, title, _page in pdf.outline()] for pdf in both)

    # The one document takes its bookmarks from headings, which leave out what stands above them.
    assert [(level, re.sub(r"^(Tätigkeitsschwerpunkt\d|Gastbeitrag):", "", title)) for level, title in pieces] == whole


def test_same_language_and_title(both):
    pieces, whole = ((str(pdf.pdf.Root.Lang), str(pdf.pdf.docinfo.Title)) for pdf in both)

    assert pieces == whole


def test_running_heads_and_page_numbers_are_read_in_neither(both):
    for pdf in both:
        numbers = pdf.destinations()
        page = numbers["beitrag-2"]
        assert not pdf.page_text(page).rstrip().endswith(str(page))


def walk(element):
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from walk(child)

"""Two small documents put together: what a screen reader reads, where links lead, what is stamped."""

import io
from datetime import date

import pikepdf
import pytest

from portal.printing.assets import font_assets
from portal.printing.pdf import write_pdf
from portal.printing.press.merge import BrokenLink, merge_parts
from portal.printing.press.part import Bar, Bookmark, Furniture, Imprint, Part
from tests.reports.renderers.tagged_pdf import TaggedPdf

HEAD = '<meta charset="utf-8"><title>x</title><link rel="stylesheet" href="asset:fonts.css">'
STYLE = "<style>@page { size: A4; margin: 25mm 20mm 25mm 25mm } body { font-family: 'Fira Sans' }</style>"
IMPRINT = Imprint(title="Jahrbuch", author="Ministerium für Beispiele", language="de", day=date(2031, 2, 1))
BAR = Bar(colour="#1d4f91", top=40, height=26, width=8, label="1")


def page(body):
    return write_pdf(f'<html lang="de">{HEAD}{STYLE}<body>{body}</body></html>', assets=font_assets()).content


@pytest.fixture(scope="module")
def fragments():
    first = page('<section><h1 id="eins">Eins</h1><p>Weiter bei <a href="marker:drei">drei</a>.</p></section>')
    second = page(
        '<section><h2 id="zwei">Zwei</h2><p style="break-after: page">Hier.</p>'
        '<h2 id="drei">Drei</h2><p><a href="https://www.example.org/">Seite</a></p></section>'
    )
    return first, second


def merged(fragments, **options):
    first, second = fragments
    parts = [
        Part(content=first, furniture=Furniture(head="Kopf", bars=(BAR,))),
        Part(content=second, furniture=Furniture(head="Kopf", background="#1d4f91", ink="#ffffff"), continues=True),
    ]
    options = {"bookmarks": [Bookmark(1, "Eins", "eins"), Bookmark(2, "Drei", "drei")]} | options
    return merge_parts(parts, imprint=IMPRINT, fonts=font_assets(), **options)


@pytest.fixture(scope="module")
def pdf(fragments):
    return TaggedPdf(merged(fragments).content)


def test_what_is_read_aloud_is_the_text_in_one_section(pdf):
    assert pdf.root.text() == "EinsWeiter bei drei.ZweiHier.DreiSeite"
    assert [child.tag for child in pdf.root.children] == ["Sect"]
    assert [each.page for each in pdf.root.find("H2")] == [2, 3]


def test_links_between_fragments_jump(pdf):
    jump, outward = [annotation for each in pdf.root.find("Link") for annotation in each.annotations]

    assert str(jump.Dest) == "drei"
    assert "/A" not in jump
    assert str(outward.A.URI) == "https://www.example.org/"
    assert pdf.destinations() == {"drei": 3, "eins": 1, "zwei": 2}


def test_outline_leads_to_the_pages(pdf):
    assert pdf.outline() == [(1, "Eins", 1), (2, "Drei", 3)]


def test_parent_tree_knows_every_page_and_link(pdf):
    tree = pdf.pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers = [int(tree[index]) for index in range(0, len(tree), 2)]

    assert numbers == list(range(5))
    used = [int(page.StructParents) for page in pdf.pdf.pages]
    used += [int(each.StructParent) for page in pdf.pdf.pages for each in page.get("/Annots", [])]
    assert sorted(used) == numbers


def test_file_says_what_it_is(pdf):
    root = pdf.pdf.Root

    assert str(root.Lang) == "de"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with pdf.pdf.open_metadata() as xmp:
        assert (xmp["pdfuaid:part"], xmp["dc:title"]) == ("1", "Jahrbuch")


def test_furniture_is_drawn_as_artifacts_at_the_outer_edge(fragments):
    with pikepdf.open(io.BytesIO(merged(fragments).content)) as pdf:
        drawn = [b"".join(stream.read_bytes() for stream in page.Contents) for page in pdf.pages]

    assert [content.count(b"/Artifact <</Type /Pagination>> BDC") for content in drawn] == [2, 2, 2]
    # On the right-hand page 1 the tab lies at the right, on page 2 the text moves by the difference of the margins.
    assert b"572.598 651.968 22.677 73.701 re f" not in drawn[1]
    assert b" 22.677 73.701 re f" in drawn[0]
    assert b"q 1 0 0 1 0 0 cm" in drawn[0]
    assert b"q 1 0 0 1 -14.173 0 cm" in drawn[1]
    assert b"0 0 595.276 841.89 re f" in drawn[1]


def test_print_variant_has_bleed_and_marks(fragments):
    with pikepdf.open(io.BytesIO(merged(fragments, for_print=True).content)) as pdf:
        boxes = [[round(float(each)) for each in pdf.pages[1][name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")]
        drawn = b"".join(stream.read_bytes() for stream in pdf.pages[1].Contents)

    assert boxes == [[-26, -26, 621, 867], [-9, -9, 604, 850], [0, 0, 595, 842]]
    assert b"-8.504 -8.504 612.283 858.898 re f" in drawn


def test_same_parts_give_the_same_bytes(fragments):
    assert merged(fragments).content == merged(fragments).content


@pytest.mark.parametrize("bookmarks", [[], [Bookmark(1, "Fünf", "fünf")]])
def test_a_link_into_nothing_is_named(fragments, bookmarks):
    parts = [Part(content=fragments[0])]

    with pytest.raises(BrokenLink, match="fünf" if bookmarks else "drei"):
        merge_parts(
            parts if not bookmarks else [Part(content=each) for each in fragments],
            imprint=IMPRINT,
            fonts=font_assets(),
            bookmarks=bookmarks,
        )

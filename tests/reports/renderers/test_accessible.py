"""Every kind of PDF of a reporting period, looked through for what keeps it from being a PDF/UA-1."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.reports.renderers.accessible_pdf import faults


@pytest.fixture(scope="module")
def brochure(pieces_of_brochure):
    return pieces_of_brochure.print()


def test_brochure_from_pieces(brochure):
    assert faults(brochure) == []


def test_print_variant(pieces_of_brochure):
    assert faults(pieces_of_brochure.print(for_print=True)) == []


def test_one_document(printed_brochure):
    assert faults(printed_brochure.content) == []


def test_partner_report(printed_partner_report):
    assert faults(printed_partner_report.content) == []


def first(pdf, tag):
    """Return the first element with this tag."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        if element.get("/S") == Name(f"/{tag}"):
            return element
        waiting += [kid for kid in element.get("/K", []) if isinstance(kid, Dictionary) and "/S" in kid]
    raise LookupError(tag)


def link(pdf):
    return next(each for page in pdf.pages for each in page.get("/Annots", []))


def paint_untagged(pdf):
    pdf.pages[0].contents_add(b"0 0 9 9 re f")


def leave_a_page_out(pdf):
    del pdf.Root.StructTreeRoot.ParentTree.Nums[0:2]


def swap_entries(pdf):
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    entries[0], entries[len(entries) - 1] = entries[len(entries) - 1], entries[0]


def hide_the_letters(pdf):
    del next(iter(pdf.pages[0].Resources.Font.values()))["/ToUnicode"]


def untie_a_link(pdf):
    first(pdf, "Link").K = Array()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "no language"),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "does not say that it is tagged"),
        (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "title is not shown"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "mark of PDF/UA is missing"),
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "no structure tree"),
        (lambda pdf: first(pdf, "H2").__setitem__("/S", Name.H4), "level 4 follows one of level"),
        (lambda pdf: first(pdf, "H2").__setitem__("/S", Name.Heading), "neither a standard one"),
        (lambda pdf: first(pdf, "P").__setitem__("/S", Name.Figure), "no alternative text"),
        (lambda pdf: first(pdf, "P").__setitem__("/P", pdf.Root.StructTreeRoot), "does not know its parent"),
        (lambda pdf: first(pdf, "LBody").__setitem__("/S", Name.P), "LI holds P"),
        (lambda pdf: first(pdf, "TH").__delitem__("/A"), "does not say what it heads"),
        (lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/IDTree"), "not found by their names"),
        (lambda pdf: first(pdf, "TD").A.__setitem__("/Headers", Array(["nobody"])), "a header that is not there"),
        (lambda pdf: link(pdf).__delitem__("/Contents"), "link without words"),
        (lambda pdf: link(pdf).__setitem__("/StructParent", 0), "entry in the parent tree is another one"),
        (lambda pdf: pdf.pages[3].__delitem__("/Tabs"), "order of the tags"),
        (untie_a_link, "outside a Link element"),
        (paint_untagged, "neither tagged nor an artifact"),
        (leave_a_page_out, "The parent tree has"),
        (swap_entries, "wrong entry in the parent tree"),
        (hide_the_letters, "which letters it shows"),
    ],
)
def test_control_what_is_harmed_is_found(brochure, harm, sentence):
    with pikepdf.open(io.BytesIO(brochure)) as pdf:
        harm(pdf)
        target = io.BytesIO()
        pdf.save(target)
    assert [each for each in faults(target.getvalue()) if sentence in each] != []

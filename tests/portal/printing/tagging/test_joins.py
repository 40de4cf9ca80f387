"""What goes on in the next line, column or on the next page is one."""

import pytest

from portal.printing.assets import font_assets
from portal.printing.pdf import write_pdf
from tests.reports.renderers.accessible_pdf import faults
from tests.reports.renderers.tagged_pdf import TaggedPdf

PAGE = (
    '<html lang="de"><title>Titel</title>'
    "<style>@page {{ size: 70mm 70mm; margin: 10mm }} .columns {{ columns: 2 }}</style>"
    "<section><h1>Titel</h1>{}</section>"
)
LONG = " ".join(f"Wort{number}" for number in range(120))


def tagged(body):
    content = write_pdf(PAGE.format(body), assets=font_assets()).content
    assert faults(content) == []
    return TaggedPdf(content)


def count(pdf, *tags):
    return [len(list(pdf.root.find(tag))) for tag in tags]


@pytest.mark.parametrize("around", ["{}", '<div class="columns">{}</div>', "<article>{}</article>"])
def test_a_paragraph_over_pages_or_columns_is_one(around):
    pdf = tagged(around.format(f"<p>{LONG}</p><p>Ende</p>"))

    assert len(pdf.pdf.pages) > 1
    assert [paragraph.text() for paragraph in pdf.root.find("P")] == [LONG, "Ende"]
    assert count(pdf, "Sect") == [1]


def test_a_list_and_its_entries_over_pages_are_one():
    pdf = tagged(f"<ol><li>{LONG}</li><li>Zwei</li></ol>")

    assert count(pdf, "L", "LI", "Lbl", "LBody") == [1, 2, 2, 2]
    assert [body.text() for body in pdf.root.find("LBody")] == [LONG, "Zwei"]


def test_a_list_within_a_list_over_pages_is_one():
    pdf = tagged(f"<ul><li>Eins<ul><li>{LONG}</li><li>Innen</li></ul></li><li>Zwei</li></ul>")

    assert [body.text() for body in pdf.root.find("LBody")] == ["Eins", LONG, "Innen", "Zwei"]
    assert count(pdf, "L", "LI") == [2, 4]


def test_boxes_without_content_do_not_keep_a_paragraph_apart():
    side_by_side = '<article style="display: table"><div style="display: table-cell">{}</div>{}</article>'
    pdf = tagged(side_by_side.format("Kopf", f'<div style="display: table-cell"><p>{LONG}</p></div>'))

    assert [paragraph.text() for paragraph in pdf.root.find("P")] == [LONG]
    assert count(pdf, "Art", "Div") == [1, 2]


def test_equal_neighbours_stay_apart():
    pdf = tagged("<p>Gleich</p><p>Gleich</p><ul><li>Gleich</li></ul><ul><li>Gleich</li></ul>")

    assert count(pdf, "P", "L", "LI") == [2, 2, 2]


def test_each_part_of_a_table_over_pages_is_a_whole_table():
    rows = "".join(f"<tr><td>Zeile {number}</td></tr>" for number in range(20))
    pdf = tagged(f"<table><thead><tr><th>Kopf</th></tr></thead><tbody>{rows}</tbody></table>")

    tables, pages = count(pdf, "Table"), len(pdf.pdf.pages)
    assert pages > 1
    assert tables == [pages]
    assert count(pdf, "TH", "TD") == [pages, 20]


def test_a_link_over_lines_and_pages_is_one_link():
    words = " ".join(f"Wort{number}" for number in range(60))
    pdf = tagged(f'<p>Davor <a href="https://example.org/">{words}</a> danach</p>')

    (link,) = pdf.root.find("Link")
    assert " ".join(link.text().split()) == words
    assert len(link.annotations) > 4
    assert len({each.objgen for each in link.annotations}) == len(link.annotations)


def test_another_language_is_told():
    pdf = tagged('<p lang="en">The end</p><p>Ende <span lang="tr">son</span></p>')

    languages, waiting = [], [pdf.pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        languages += [(str(element.S), str(element.Lang))] if "/Lang" in element else []
        waiting += [kid for kid in element.get("/K", []) if hasattr(kid, "get") and "/S" in kid]
    assert languages == [("/P", "en"), ("/Span", "tr")]

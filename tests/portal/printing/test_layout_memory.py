"""Lines and style sheets that are kept: every byte comes out as without."""

from contextlib import nullcontext

import pytest
from weasyprint import css
from weasyprint.layout import inline

from portal.printing import layout_memory, pdf
from portal.printing.assets import font_assets
from portal.printing.layout_memory import SheetMemory, keeping

WORDS = "Die Zusammenarbeitsvereinbarung der Migrantenselbstorganisationen wird im Arbeitsalltag fortgeschrieben. "
SHEET = """
@page { size: A4; margin: 25mm }
html { font: 9.5pt/13pt 'Fira Sans'; hyphens: auto; overflow-wrap: anywhere }
.columns { columns: 2 }
.aside { float: left; width: 40mm }
.aligned { text-align: justify }
.initial::first-letter { font-size: 30pt }
.first::first-line { font-weight: 600 }
"""
COLUMNS = f"<div class='columns'>{f'<p>{WORDS * 3}</p><ul><li>{WORDS}</li><li>{WORDS * 2}</li></ul>' * 6}</div>"
BODIES = {
    "columns": COLUMNS,
    "emphasis": f"<p>{WORDS}<strong>{WORDS}<em>{WORDS}</em></strong> <a href='https://www.example.org'>{WORDS}</a></p>",
    "float": f"<div class='aside'>{WORDS}</div><p>{WORDS * 4}</p>",
    "justified": f"<div class='columns'><p class='aligned'>{WORDS * 9}</p></div>",
    "first letter": f"<p class='initial'>{WORDS * 2}</p><p class='first'>{WORDS * 2}</p>",
    "no room": f"<table><tr><td style='width: 1mm'>{WORDS}</td><td>{WORDS}</td></tr></table>",
    "breaks": f"<pre>{WORDS}\n{WORDS}\tX</pre><p>eins<br>zwei\u00adeinhalb<br></p>",
    "own rules": f"<style>p {{ font-size: 20pt }}</style><p>{WORDS}</p>",
}


@pytest.fixture(scope="module")
def assets(tmp_path_factory):
    sheet = tmp_path_factory.mktemp("sheets") / "own.css"
    sheet.write_text(SHEET)
    return font_assets() | {"own.css": sheet}


@pytest.fixture(scope="module")
def fonts():
    """Unpacked once for all documents."""
    return [pdf.FontConfiguration()]


@pytest.fixture
def write(assets, fonts, monkeypatch):
    """A function that gives the bytes of a document; the process is one that sets pieces."""
    monkeypatch.setattr(pdf, "_shared_fonts", fonts)
    monkeypatch.setattr(pdf, "_shared_sheets", SheetMemory())
    links = "".join(f'<link rel="stylesheet" href="asset:{name}">' for name in ("fonts.css", "own.css"))
    head = f'<html lang="de"><meta charset="utf-8"><title>x</title>{links}'
    return lambda body: pdf.write_pdf(f"{head}<body>{body}</body></html>", assets=assets).content


@pytest.mark.parametrize("body", BODIES)
def test_kept_lines_and_sheets_give_the_same_bytes(write, body, monkeypatch):
    first, again = write(BODIES[body]), write(BODIES[body])
    monkeypatch.setattr(pdf, "keeping", lambda _sheets: nullcontext())

    assert first == again == write(BODIES[body])


def test_columns_break_each_line_once_and_sheets_are_parsed_once(write, monkeypatch):
    broken, parsed = [], []

    def count(calls, module, name):
        original = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, **named: calls.append(1) or original(*given, **named))

    # What is put back afterwards is what is counted.
    monkeypatch.setattr(inline, "split_first_line", inline.split_first_line)
    monkeypatch.setattr(css, "find_stylesheets", css.find_stylesheets)
    count(broken, layout_memory, "_split_text")
    count(parsed, layout_memory, "_find_sheets")
    write(COLUMNS)
    kept = len(broken)
    write(COLUMNS)

    assert len(parsed) == 1
    monkeypatch.setattr(pdf, "keeping", lambda _sheets: nullcontext())
    broken.clear()
    write(COLUMNS)
    assert kept < len(broken) / 2


def test_afterwards_weasyprint_is_as_before():
    before = inline.get_next_linebox
    with keeping(SheetMemory()):
        assert inline.get_next_linebox != before

    assert inline.get_next_linebox is before

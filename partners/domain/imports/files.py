"""Files that people take with them: the empty template, and the rows with errors to send back."""

import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from partners.enums import ImportRowKind
from partners.models import ImportRun

from .columns import COLUMNS
from .presentation import sentences
from .words import LISTS, NOT_IMPORTED
from .workbook import HELP_SHEET

WIDTH = 24
GOOD_TO_KNOW = (
    "Jede Organisation steht in einer Zeile. Nur der Name ist Pflicht.",
    "Leere Zellen lassen stehen, was das Verzeichnis schon weiß.",
    "Ansprechpersonen sieht nur die Organisation selbst, bis die Person eingewilligt hat.",
)


def template_file() -> bytes:
    """Return an empty workbook with the headers the import knows and a sheet that says what to fill in.

    It is German, as the lists are.
    """
    output = io.BytesIO()
    book = _workbook(output)
    bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Organisationen")
    _write_row(sheet, 0, [column.title for column in COLUMNS.values()], bold)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(COLUMNS) - 1, WIDTH)
    # As text, so that Excel keeps leading zeros and does not make dates of registers.
    sheet.set_column(0, len(COLUMNS) - 1, WIDTH, book.add_format({"num_format": "@"}))
    help_sheet = book.add_worksheet(HELP_SHEET)
    help_sheet.set_column(0, 0, WIDTH)
    help_sheet.set_column(1, 2, WIDTH * 3, wrap)
    _write_row(help_sheet, 0, ["Spalte", "Was hineingehört", "Bekannte Wörter"], bold)
    for number, column in enumerate(COLUMNS.values(), start=1):
        _write_row(help_sheet, number, [column.title, column.hint, ", ".join(known_words(column.key))])
    _write_row(
        help_sheet,
        len(COLUMNS) + 2,
        [
            "Gut zu wissen",
            "\n".join(GOOD_TO_KNOW),
        ],
    )
    sheet.activate()
    book.close()
    return output.getvalue()


def known_words(key: str) -> list[str]:
    """Return the German words of the closed list of a column, nothing for free text."""
    if key not in LISTS:
        return []
    with translation.override("de"):
        left_out = NOT_IMPORTED.get(key, set())
        return [str(label) for value, label in LISTS[key][1] if value not in left_out]


def error_file(run: ImportRun) -> bytes:
    """Return the rows with errors as they came, with the reasons in a first column, to be mended."""
    output = io.BytesIO()
    book = _workbook(output)
    bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Errors"))
    _write_row(sheet, 0, [_("What is wrong"), *run.headers], bold)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, WIDTH * 3)
    sheet.set_column(1, len(run.headers), WIDTH)
    rows = run.rows.filter(kind=ImportRowKind.ERROR).order_by("number")
    for number, row in enumerate(rows.iterator(), start=1):
        _write_row(sheet, number, ["\n".join(sentences(row.problems)), *row.cells], wrap)
    book.close()
    return output.getvalue()


def _workbook(output: io.BytesIO) -> Any:
    # Whatever a cell begins with, it is text: nothing of a list becomes a formula or a link.
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(output, settings)


def _write_row(sheet: Any, number: int, cells: Iterable[str], cell_format: Any = None) -> None:
    for column, cell in enumerate(cells):
        sheet.write_string(number, column, cell, cell_format)

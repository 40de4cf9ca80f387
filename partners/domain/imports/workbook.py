"""Reading an Excel workbook as text. The archive is checked before (``archive.py``)."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .archive import check_archive
from .refusal import ImportRefused
from .sheet import FORMULA_MARK, MAX_COLUMNS, MAX_ROWS, Line

# A sheet of our own template that is no list.
HELP_SHEET = "Hilfe"
FORMULA = "f"
MIDNIGHT = time()
# Formatted but empty rows often reach down to row 1,048,576; lists with gaps do not reach this far.
LAST_ROW = MAX_ROWS * 3


def read_workbook(content: bytes, sheet_name: str = "") -> tuple[str, list[Line], list[str]]:
    """Return the name of the sheet read, its rows, and the names of other sheets that are filled.

    ``sheet_name`` "" takes the first visible sheet. Raises ``ImportRefused``.
    """
    check_archive(content)
    try:
        # openpyxl warns of styles and validations it does not know; they are not read.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
            try:
                sheet = _choose(book, sheet_name)
                lines = list(_lines(sheet))
                others = [
                    each.title
                    for each in book.worksheets
                    if each.title not in (sheet.title, HELP_SHEET)
                    and each.sheet_state == "visible"
                    and _is_filled(each)
                ]
            finally:
                book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise ImportRefused([_("The file is damaged: Excel could not open it either.")]) from error
    return sheet.title, lines, others


def _choose(book: Any, name: str) -> Any:
    visible = [each for each in book.worksheets if each.sheet_state == "visible"]
    if not name:
        if not visible:
            raise ImportRefused([_("The workbook has no visible sheet.")])
        return visible[0]
    wanted = name.strip().casefold()
    for each in visible:
        if each.title.strip().casefold() == wanted:
            return each
    raise ImportRefused(
        [
            _("There is no sheet called “%(name)s”. There are: %(names)s.")
            % {"name": name, "names": ", ".join(each.title for each in visible)}
        ]
    )


def _is_filled(sheet: Any) -> bool:
    rows = sheet.iter_rows(max_row=20, max_col=MAX_COLUMNS, values_only=True)
    return sum(any(cell not in (None, "") for cell in row) for row in rows) > 1


def _lines(sheet: Any) -> Iterator[Line]:
    # The size that a file gives itself may be wrong: openpyxl would make up a million empty rows.
    sheet.reset_dimensions()
    count = 0
    for number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS + 1), start=1):
        cells = [
            FORMULA_MARK if cell.data_type == FORMULA and cell.value is not None else as_text(cell.value)
            for cell in row
        ]
        if any(cells):
            count += 1
            if count > MAX_ROWS + 1:
                raise ImportRefused(
                    [_("The list has more than %(count)d rows. Please split it.") % {"count": MAX_ROWS}]
                )
            yield Line(number, cells)


def as_text(value: Any) -> str:
    """Return what a person reads in the cell: whole numbers without ".0", dates as in the portal's files."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\x00", "")

"""Reading a text file with separators: comma, semicolon or tab; UTF-8, UTF-16 with mark, Windows-1252."""

import codecs
import csv
import io

from django.utils.translation import gettext as _

from .refusal import ImportRefused
from .sheet import MAX_ROWS, Line

SEPARATORS = ";\t,"
LOOKED_AT = 20


def read_separated(content: bytes) -> list[Line]:
    """Return the rows of the file, numbered as an editor numbers its lines. Raises ``ImportRefused``."""
    text = decode(content)
    # Excel writes this line in front of some exports.
    skipped = 0
    separator = ""
    if text[:4].lower() == "sep=":
        first, _end, text = text.partition("\n")
        separator, skipped = first[4:5], 1
    separator = separator if separator in set(SEPARATORS) else guess_separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines = []
    before = 0
    try:
        for cells in reader:
            # A cell may hold line breaks: the row is where it begins.
            lines.append(Line(before + 1 + skipped, cells))
            before = reader.line_num
            if len(lines) > MAX_ROWS * 2:
                raise ImportRefused(
                    [_("The list has more than %(count)d rows. Please split it.") % {"count": MAX_ROWS}]
                )
    except csv.Error as error:
        sentence = _("From line %(line)d on, the file cannot be read as a table: is a quotation mark missing?")
        raise ImportRefused([sentence % {"line": before + 1 + skipped}]) from error
    return lines


def decode(content: bytes) -> str:
    """Return the text: UTF-8 with or without mark, UTF-16 with mark, otherwise Windows-1252.

    Raises ``ImportRefused`` when it is no text in any of them.
    """
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise ImportRefused([_("The file is neither an Excel workbook nor text in UTF-8 or Windows-1252.")])


def guess_separator(text: str) -> str:
    """Return the separator that divides the first lines most evenly into most columns."""

    def columns(separator: str) -> tuple[int, int]:
        rows = []
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
                if any(row):
                    rows.append(len(row))
                if len(rows) == LOOKED_AT:
                    break
        except csv.Error:
            return 0, 0
        usual = max(set(rows), key=rows.count, default=1)
        return (rows.count(usual) if usual > 1 else 0), usual

    return max(SEPARATORS, key=columns)

"""A table as CSV the way spreadsheets here expect it: UTF-8 with a mark at the beginning, semicolons, CRLF."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from .cells import Cell, defused

BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def write_csv(header: Sequence[str], chunks: Iterable[Sequence[Sequence[Cell]]]) -> Iterator[bytes]:
    """Yield the bytes of the table: the header, then one piece per chunk of rows. Texts can run no formula."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")

    def lines(rows: Iterable[Sequence[Cell]]) -> bytes:
        return "".join(str(writer.writerow([_text(cell) for cell in row])) for row in rows).encode()

    yield BYTE_ORDER_MARK.encode() + lines([header])
    for rows in chunks:
        yield lines(rows)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return defused(cell)
    if isinstance(cell, float):
        # Where columns are parted by semicolons, a German spreadsheet reads it: "2.5" would be the second of May.
        return str(cell).replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else str(cell)

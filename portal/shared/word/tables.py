"""Tables: the text format has none, so their cells become text.

One column is text in a frame. Two columns with words at the left and long texts at the right are a form: a heading and
its text. Everything else becomes a list with one item for each row, each cell with the heading of its column.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from .blocks import Block, BlockKind, Finding, FindingKind, Span
from .collecting import Tray
from .inline import letters_in
from .names import COMPATIBLE, local, switch, w

if TYPE_CHECKING:
    from .body import Body

_FORM_COLUMNS: Final = 2
_LONG_TEXT: Final = 300
_LONGEST_LABEL: Final = 150
_LOOKS_LIKE_HEADING: Final = 9

Row = list[Tray]


def read_table(table: Any, body: "Body", tray: Tray) -> None:
    """Read a table into ``tray``."""
    rows: list[Row] = []
    headings = 0
    for element in _parts(table, "tr"):
        if _is_deleted(element):
            tray.report(FindingKind.DELETED, letters_in(element))
            continue
        row = [_cell(each, body) for each in _parts(element, "tc")]
        if not any(cell.blocks or cell.findings for cell in row):
            continue
        if len(rows) == headings and switch(element.find(w("trPr")), "tblHeader"):
            headings += 1
        rows.append(row)
    filled = [[cell for cell in row if cell.blocks] for row in rows]
    if all(len(row) <= 1 for row in filled):
        _take_all(rows, tray)
    elif _is_form(rows):
        _take_form(rows, tray)
    else:
        _take_rows(rows, 1 if headings or _first_row_stands_out(rows) else 0, tray)


def _parts(element: Any, name: str) -> list[Any]:
    """Return rows or cells, those in content controls too."""
    found = []
    for child in element:
        if local(child) == name:
            found.append(child)
        elif local(child) in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            found += _parts(child, name)
        elif local(child) == "AlternateContent":
            first = child.find(f"{{{COMPATIBLE}}}Choice")
            found += _parts(first, name) if first is not None else []
    return found


def _cell(element: Any, body: "Body") -> Tray:
    cell = Tray()
    properties = element.find(w("tcPr"))
    merged = properties.find(w("vMerge")) if properties is not None else None
    if merged is None or (merged.get(w("val")) or "") == "restart" or letters_in(element):
        body.read(element, cell)
    return cell


def _is_deleted(row: Any) -> bool:
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def _is_form(rows: list[Row]) -> bool:
    if any(len(row) > _FORM_COLUMNS for row in rows):
        return False
    pairs = [row for row in rows if len(row) == _FORM_COLUMNS and row[0].blocks]
    if any(len(_letters(row[0])) > _LONGEST_LABEL for row in pairs):
        return False
    return any(_is_long(row[1]) for row in pairs)


def _is_long(cell: Tray) -> bool:
    return len(cell.blocks) > _FORM_COLUMNS or len(_letters(cell)) > _LONG_TEXT


def _take_all(rows: list[Row], tray: Tray) -> None:
    for row in rows:
        for cell in row:
            tray.take(cell)


def _take_form(rows: list[Row], tray: Tray) -> None:
    tray.report(FindingKind.TABLE, _letters(rows[0][0]))
    for row in rows:
        for column, cell in enumerate(row):
            is_label = column == 0 and len(row) == _FORM_COLUMNS and cell.blocks and row[1].blocks
            if is_label and not any(each.kind == BlockKind.HEADING for each in cell.blocks):
                tray.pass_on(cell.findings)
                tray.add(Block(BlockKind.HEADING, _joined(cell), _LOOKS_LIKE_HEADING))
            else:
                tray.take(cell)


def _take_rows(rows: list[Row], headings: int, tray: Tray) -> None:
    """Make an item of each row; the first row names the columns if it is a heading."""
    names = [_letters(cell) for cell in rows[0]] if headings else []
    name = f"table {len(tray.blocks)}"
    tray.report(FindingKind.TABLE, " | ".join(filter(None, (_letters(cell) for cell in rows[0]))), count=len(rows))
    for number, row in enumerate(rows):
        spans: list[Span] = []
        findings: list[Finding] = []
        for column, cell in enumerate(row):
            findings += cell.findings
            if not cell.blocks:
                continue
            if spans:
                spans.append(Span(" | "))
            is_named = number and column < len(names) and names[column] and len(row) == len(names)
            if is_named:
                spans.append(Span(f"{names[column]}: "))
            spans += _joined(cell)
        is_heading = number == 0 and headings
        # It stands before every cell of the other rows, unless those have other columns.
        is_repeated = is_heading and len(rows) > 1 and all(len(each) == len(names) for each in rows[1:])
        if not spans or is_repeated:
            tray.pass_on(findings)
            continue
        if is_heading:
            spans = [replace(each, strong=True) for each in spans]
        tray.pass_on(findings)
        tray.add(Block(BlockKind.ITEM, spans, 0, "-", name))


def _first_row_stands_out(rows: list[Row]) -> bool:
    blocks = [block for cell in rows[0] for block in cell.blocks]
    return len(rows) > 1 and all(
        block.kind == BlockKind.HEADING or all(span.strong for span in block.spans if span.text.strip())
        for block in blocks
    )


def _letters(cell: Tray) -> str:
    return " ".join(" ".join(block.text.split()) for block in cell.blocks)


def _joined(cell: Tray) -> list[Span]:
    """Return all letters of a cell on one line."""
    spans: list[Span] = []
    for block in cell.blocks:
        if spans:
            spans.append(Span("; " if block.kind == BlockKind.ITEM else " "))
        if block.kind == BlockKind.ITEM and block.label != "-":
            spans.append(Span(f"{block.label} "))
        spans += [replace(each, text=each.text.replace("\n", " ")) for each in block.spans]
    return spans

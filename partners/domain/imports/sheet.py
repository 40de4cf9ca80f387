"""A list as rows of text, whatever file it came from, and where its headers are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .refusal import CellProblem, ImportRefused, column_letter

MAX_ROWS = 20_000
MAX_COLUMNS = 80
MAX_CELL = 5_000
SEARCHED_FOR_HEADERS = 15
# What is kept instead of a formula: it is neither calculated nor stored.
FORMULA_MARK = "#FORMEL!"
MAX_SHOWN = 100


@dataclass(frozen=True)
class Line:
    """One row: its number in the file and its cells as text."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """The headers and the rows below them; ``notes`` are sentences about what was not read."""

    headers: list[str]
    lines: list[Line]
    name: str = ""
    notes: list[str] = field(default_factory=list)


def arrange(lines: Iterable[Line], recognise: Callable[[list[str]], int]) -> Sheet:
    """Find the row with the headers among the first rows and return it with the filled rows below.

    ``recognise`` says how many cells of a row are known headers; rows above the headers are titles. Formulas become
    ``FORMULA_MARK``: the check of the rows names them.
    Raises ``ImportRefused``.
    """
    filled: list[Line] = []
    for line in lines:
        cells = [" ".join(cell.split()) if "\n" not in cell else cell.strip() for cell in line.cells]
        cells = [FORMULA_MARK if is_formula(cell) else cell for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        _check_size(line, cells, len(filled))
        filled.append(Line(line.number, cells))
    if not filled:
        raise ImportRefused([_("The list is empty.")])
    first = filled[:SEARCHED_FOR_HEADERS]
    best = max(range(len(first)), key=lambda index: (recognise(first[index].cells), -index))
    width = max(len(line.cells) for line in filled[best:])
    headers = [*filled[best].cells, *[""] * (width - len(filled[best].cells))]
    below = [Line(line.number, [*line.cells, *[""] * (width - len(line.cells))]) for line in filled[best + 1 :]]
    if not below:
        raise ImportRefused([_("The list has headers but no rows below them.")])
    named = ["" if header == FORMULA_MARK else header for header in headers]
    return Sheet([header or column_letter(index) for index, header in enumerate(named)], below)


def _check_size(line: Line, cells: list[str], count: int) -> None:
    if count > MAX_ROWS:
        raise ImportRefused([_("The list has more than %(count)d rows. Please split it.") % {"count": MAX_ROWS}])
    if len(cells) > MAX_COLUMNS:
        sentence = _("More than %(count)d columns are filled. Is this the right sheet?") % {"count": MAX_COLUMNS}
        raise ImportRefused([CellProblem(line.number, "", "", sentence)])
    for index, cell in enumerate(cells):
        if len(cell) > MAX_CELL:
            sentence = _("The text is longer than %(count)d characters.") % {"count": MAX_CELL}
            raise ImportRefused([CellProblem(line.number, column_letter(index), "", sentence)])


def is_formula(cell: str) -> bool:
    """Say whether a spreadsheet would calculate the text or start a program because of it."""
    return cell.startswith("=") or (cell[:1] in "+-@" and "|" in cell and "!" in cell)


def formula_sentence() -> str:
    """Return what is said about a cell with a formula."""
    return _("The cell contains a formula. Please copy the list and paste it as values.")


def shorten(problems: list[CellProblem]) -> list[CellProblem | str]:
    """Return the first hundred of ``problems`` and how many more there are."""
    shown: list[CellProblem | str] = list(problems[:MAX_SHOWN])
    more = len(problems) - MAX_SHOWN
    if more > 0:
        shown.append(ngettext("And %(count)d more.", "And %(count)d more.", more) % {"count": more})
    return shown

"""What keeps a list from being stored: a cell with a sentence, or the file as a whole."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

LETTERS = 26


def column_letter(position: int) -> str:
    """Return how a spreadsheet calls the column at ``position`` (from 0): 0 is A, 26 is AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True)
class CellProblem:
    """Something about a cell: line in the file, letter and header of the column ("" for the whole row), a sentence.

    ``is_optional`` says that the row could be taken without this cell.
    """

    line: int
    column: str
    header: str
    sentence: str
    is_optional: bool = False

    def __str__(self) -> str:
        if not self.column:
            return _("Row %(line)d: %(sentence)s") % asdict(self)
        if not self.header:
            return _("Row %(line)d, column %(column)s: %(sentence)s") % asdict(self)
        return _("Row %(line)d, column %(column)s (%(header)s): %(sentence)s") % asdict(self)

    def to_json(self) -> dict[str, Any]:
        """Return what is stored."""
        return asdict(self)


class ImportRefused(Exception):
    """The list is not taken. ``problems`` are sentences or cells for people; nothing was stored."""

    def __init__(self, problems: Iterable[CellProblem | str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(each) for each in self.problems))

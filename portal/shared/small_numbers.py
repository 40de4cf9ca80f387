"""Numbers of people under five are not shown, and cannot be found by subtraction either.

From such a number somebody who knows the place could tell who is meant. Zero is one of them: that nobody of a group
came says something about each of the group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SMALLEST: Final = 5

Numbers = tuple[int | None, ...]
_Place = tuple[int, int]


@dataclass(frozen=True)
class Suppressed:
    """A table with its sums; None stands for what is not shown."""

    cells: tuple[Numbers, ...]
    row_sums: Numbers
    column_sums: Numbers
    total: int | None


def shown(number: int, *, inside: int | None = None) -> int | None:
    """Return ``number`` if it may be shown, else None.

    ``inside`` is a number shown beside it of which this one is a part: what is left of it must not be small either.
    """
    if number < SMALLEST or (inside is not None and inside - number < SMALLEST):
        return None
    return number


def suppressed_list(numbers: Sequence[int]) -> tuple[Numbers, int | None]:
    """Return parts of a whole and their sum, as far as they may be shown beside each other."""
    # The sums of the columns are the numbers themselves, the total is the sum of the row: neither is printed.
    hidden = _Hidden(_with_sums([numbers]), unprinted={(1, column) for column in range(len(numbers) + 1)})
    hidden.close()
    return hidden.row(0)[:-1], hidden.row(0)[-1]


def suppressed(table: Sequence[Sequence[int]]) -> Suppressed:
    """Return the table with the sums of its rows and columns and the total, as far as they may be shown together.

    Cells and sums under five are hidden, then the next smallest ones beside them, until no hidden number follows from
    what is shown: for each there is another table of whole numbers, none negative, that would look the same.
    """
    hidden = _Hidden(_with_sums(table))
    hidden.close()
    *rows, sums = (hidden.row(row) for row in range(len(table) + 1))
    return Suppressed(tuple(row[:-1] for row in rows), tuple(row[-1] for row in rows), sums[:-1], sums[-1])


def _with_sums(table: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


class _Hidden:
    """The numbers of a table with sums, and the places of those that are hidden.

    Every row and every column is an equation between its numbers. A hidden number is not determined exactly when it
    can go up or down by one while others balance it: a way from its column back to its row along hidden numbers, every
    second one changed the other way, none below zero. Sums stand on the other side of the equation, so they change
    the other way round.
    """

    def __init__(self, numbers: list[list[int]], unprinted: frozenset[_Place] | set[_Place] = frozenset()) -> None:
        self.numbers = numbers
        self.height, self.width = len(numbers), len(numbers[0])
        self.unprinted = unprinted
        self.places = {place for place in self._all() if self._at(place) < SMALLEST} | unprinted

    def close(self) -> None:
        """Hide more until nothing that is hidden is determined."""
        while determined := next(filter(self._is_determined, sorted(self.places - self.unprinted)), None):
            self.places.add(self._best_beside(determined))

    def row(self, row: int) -> Numbers:
        """Return a row as it may be shown."""
        return tuple(
            None if (row, column) in self.places else number for column, number in enumerate(self.numbers[row])
        )

    def _best_beside(self, place: _Place) -> _Place:
        """Return the smallest number whose hiding helps, else the smallest of its row or column; sums come last."""
        left = sorted(set(self._all()) - self.places, key=lambda each: (self._is_sum(each), self._at(each), each))
        beside = [each for each in left if each[0] == place[0] or each[1] == place[1]] or left
        return next((each for each in left if self._helps(each, place)), beside[0])

    def _helps(self, each: _Place, place: _Place) -> bool:
        self.places.add(each)
        helps = not self._is_determined(place)
        self.places.discard(each)
        return helps

    def _is_determined(self, place: _Place) -> bool:
        return not any(self._can_move(place, by) and self._is_balanced(place, by) for by in (1, -1))

    def _is_balanced(self, place: _Place, by: int) -> bool:
        """Say whether others can balance a change of ``place``: alternately one of a column and one of a row."""
        row, column = place
        seen, waiting = {("column", column)}, [("column", column)]
        while waiting:
            line, number = waiting.pop()
            way = -by if line == "column" else by
            for each in self.places - {place}:
                if each[line == "column"] != number or not self._can_move(each, way):
                    continue
                other = ("row", each[0]) if line == "column" else ("column", each[1])
                if other == ("row", row):
                    return True
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return False

    def _can_move(self, place: _Place, by: int) -> bool:
        """Say whether the number can change without falling below zero; ``by`` as the equations count it."""
        is_turned = (place[0] == self.height - 1) != (place[1] == self.width - 1)
        return (-by if is_turned else by) > 0 or self._at(place) > 0

    def _is_sum(self, place: _Place) -> bool:
        return place[0] == self.height - 1 or place[1] == self.width - 1

    def _at(self, place: _Place) -> int:
        return self.numbers[place[0]][place[1]]

    def _all(self) -> Iterator[_Place]:
        return ((row, column) for row in range(self.height) for column in range(self.width))

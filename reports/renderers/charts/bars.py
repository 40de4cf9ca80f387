"""A chart of upright bars, each with its number above and its name below, so that it needs no axis and no legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 600
HEIGHT: Final = 220
# Room for the numbers above the bars and the names below them.
ABOVE: Final = 28
BELOW: Final = 30
WIDEST: Final = 72
# Of the room of a bar, what is left white.
AIR: Final = 0.3
# So that a number is seen even where another is a thousand times as large.
LOWEST: Final = 2


@dataclass(frozen=True)
class Bar:
    """One bar in units of the drawing: its corner, its size, and the middle on which both texts stand."""

    label: str
    number: int
    x: float
    y: float
    width: float
    height: float
    middle: float

    @property
    def above(self) -> float:
        """The line on which the number stands."""
        return self.y - 8


@dataclass(frozen=True)
class BarChart:
    """The bars in the order of what was given; ``ground`` is the line they stand on."""

    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = HEIGHT - BELOW

    @property
    def names_at(self) -> int:
        """The line on which the names stand."""
        return self.height - 8

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to see."""
        return not any(bar.number for bar in self.bars)


def bar_chart(numbers: Sequence[tuple[str, int]]) -> BarChart:
    """Return the chart of names with their numbers, none of them negative."""
    if not numbers:
        return BarChart(())
    room = WIDTH / len(numbers)
    width = min(room * (1 - AIR), WIDEST)
    highest = max(1, *(number for _label, number in numbers))
    bars = []
    for position, (label, number) in enumerate(numbers):
        height = max(LOWEST, (HEIGHT - ABOVE - BELOW) * number / highest) if number else 0
        middle = room * (position + 0.5)
        bars.append(
            Bar(
                label,
                number,
                round(middle - width / 2, 1),
                round(HEIGHT - BELOW - height, 1),
                round(width, 1),
                round(height, 1),
                round(middle, 1),
            )
        )
    return BarChart(tuple(bars))

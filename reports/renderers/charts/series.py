"""A chart of values over the years: one bar a year, a rule where values cannot be compared with those before.

No line runs through the years: it would join what may be unlike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .bars import BELOW, HEIGHT, WIDTH, bar_chart

# Bars are drawn from whole numbers; values have four decimal places.
_SCALE: Final = 10_000


@dataclass(frozen=True)
class Point:
    """A year: its value, None where it is hidden; ``text`` is the number as people read it or a sign instead."""

    label: str
    value: Decimal | None
    text: str
    breaks: bool = False


@dataclass(frozen=True)
class Column:
    """A bar in units of the drawing; ``rule`` is where the line stands that parts it from the one before, or None."""

    label: str
    text: str
    x: float
    y: float
    width: float
    height: float
    middle: float
    above: float
    rule: float | None


@dataclass(frozen=True)
class SeriesChart:
    """The bars of all years in their order, on one ground."""

    columns: tuple[Column, ...]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = HEIGHT - BELOW

    @property
    def names_at(self) -> int:
        """The line on which the years stand."""
        return self.height - 8

    @property
    def breaks(self) -> bool:
        """Say whether some values cannot be compared with those before."""
        return any(column.rule is not None for column in self.columns)


def series_chart(points: Sequence[Point]) -> SeriesChart | None:
    """Return the chart of values, None where fewer than two are shown or one is negative: a table says it better."""
    values = [point.value for point in points if point.value is not None]
    if len(values) < 2 or min(values) < 0:  # noqa: PLR2004 -- one bar compares nothing
        return None
    drawn = bar_chart([(point.label, int((point.value or Decimal(0)) * _SCALE)) for point in points])
    room = WIDTH / len(points)
    return SeriesChart(
        tuple(
            Column(
                point.label,
                point.text,
                bar.x,
                bar.y,
                bar.width,
                bar.height,
                bar.middle,
                round(bar.above, 1),
                round(room * place, 1) if point.breaks and place else None,
            )
            for place, (point, bar) in enumerate(zip(points, drawn.bars, strict=True))
        )
    )

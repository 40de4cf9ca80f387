"""Classes by which a map is shaded: about the same number of districts in each, equal numbers in the same."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

MOST = 5


@dataclass(frozen=True)
class ShadeClass:
    """One shade: its level (1 is the lightest), the smallest and the largest number in it."""

    level: int
    low: int
    high: int


def shade(numbers: Mapping[str, int]) -> tuple[dict[str, int], list[ShadeClass]]:
    """Return the level of each key (0 for a number of 0) and the classes in use, lightest first.

    Where there are fewer than five different numbers there are as many classes as numbers.
    """
    positive = sorted(number for number in numbers.values() if number > 0)
    different = sorted(set(positive))
    if len(different) <= MOST:
        bounds = different
    else:
        bounds = sorted({positive[-(-len(positive) * part // MOST) - 1] for part in range(1, MOST + 1)})
    levels = {key: bisect_left(bounds, number) + 1 if number > 0 else 0 for key, number in numbers.items()}
    classes = []
    for level in range(1, len(bounds) + 1):
        within = [number for number in different if bisect_left(bounds, number) + 1 == level]
        classes.append(ShadeClass(spread(level, len(bounds)), within[0], within[-1]))
    return {key: spread(level, len(bounds)) for key, level in levels.items()}, classes


def spread(level: int, count: int) -> int:
    """Return the shade for ``level`` of ``count``: few classes are spread over the whole scale."""
    if level == 0 or count == 1:
        return level
    return 1 + round((level - 1) * (MOST - 1) / (count - 1))

"""Which neighbours share a piece: few pages, well filled, and the same neighbours when one text grows a little."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from reports.renderers.pieces.heights import LINE

PAGE: Final = 247.0
BETWEEN: Final = 10.0
LARGEST: Final = 4
# Heights are guessed and counted in lines; a page that is guessed fuller than this may spill onto the next one.
FULL: Final = 0.97
# What a page more in a group costs in pages, because a change sets all of it again.
_SIZE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Sized:
    """A text to be grouped: its key, its height in millimetres."""

    key: str
    height: float

    @property
    def lines(self) -> int:
        """The height in lines, at least one."""
        return max(1, round(self.height / LINE))


def pages_of(texts: Sequence[Sized]) -> int:
    """How many pages a group is likely to take."""
    height = sum(text.lines for text in texts) * LINE + (len(texts) - 1) * BETWEEN
    return max(1, ceil(height / (PAGE * FULL)))


def group(texts: Sequence[Sized]) -> tuple[tuple[str, ...], ...]:
    """Give the keys of `texts` in groups of at most four pages, in their order; a longer text stands alone.

    Of all ways to divide them, the one with the fewest pages is taken, and of those the one with small groups. From the
    end to the beginning: what follows a boundary is divided the same, whatever stands before it.
    """
    cheapest = [0.0] * (len(texts) + 1)
    ends = [0] * len(texts)
    for start in reversed(range(len(texts))):
        options = []
        for end in range(start + 1, len(texts) + 1):
            pages = pages_of(texts[start:end])
            if pages > LARGEST and end > start + 1:
                break
            options.append((pages + _SIZE * pages**2 + cheapest[end], end))
        cheapest[start], ends[start] = min(options)
    groups = []
    start = 0
    while start < len(texts):
        groups.append(tuple(text.key for text in texts[start : ends[start]]))
        start = ends[start]
    return tuple(groups)

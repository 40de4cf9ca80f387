"""Which neighbours share a piece, by a rule whose boundaries do not wander when one text grows a little."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# A page holds some 3,700 characters; sizes are counted in steps, so that a few words more change nothing.
STEP: Final = 800
SMALLEST: Final = 9
LARGEST: Final = 18


@dataclass(frozen=True, slots=True)
class Sized:
    """A text to be grouped: its key, its length in characters."""

    key: str
    characters: int

    @property
    def steps(self) -> int:
        """The length in steps, at least one."""
        return 1 + self.characters // STEP


def group(texts: Sequence[Sized]) -> tuple[tuple[str, ...], ...]:
    """Give the keys of `texts` in groups of two to four pages, in their order; a longer text stands alone.

    Among the places where a group may end, the one is taken whose two neighbours have the smallest hash: after a change
    the boundaries meet the old ones again within a group or two (content-defined chunking).
    """
    groups: list[tuple[str, ...]] = []
    start = 0
    while start < len(texts):
        end = _end_of_group(texts, start)
        groups.append(tuple(text.key for text in texts[start:end]))
        start = end
    return tuple(groups)


def _end_of_group(texts: Sequence[Sized], start: int) -> int:
    filled = 0
    possible: list[int] = []
    for end in range(start + 1, len(texts) + 1):
        filled += texts[end - 1].steps
        if filled > LARGEST:
            break
        if filled >= SMALLEST or end == len(texts):
            possible.append(end)
    else:
        # What is left fits one group.
        return len(texts)
    if not possible:
        return max(end - 1, start + 1)
    return min(possible, key=lambda end: _weight(texts[end - 1].key, texts[end].key))


def _weight(before: str, after: str) -> str:
    return hashlib.sha256(f"{before}\n{after}".encode()).hexdigest()

"""Which block of a Word file belongs to which focus area. Pure but for the names of the areas.

The division is a set of cuts: at a block begins a focus area, or (0) what is left out; it holds up to the next cut.
"""

from collections.abc import Mapping
from typing import Final

from portal.shared.word.blocks import Block, BlockKind

from .headings import Match, match_heading

LEFT_OUT: Final = 0
LOOKS_LIKE_HEADING: Final = 9

Cuts = Mapping[int, int]


def named_areas(blocks: list[Block]) -> dict[int, int]:
    """Return the blocks that are the name of a focus area: its heading, which is not part of its text.

    "Weitere Maßnahmen" is a heading within many a contribution. So where headings of one level name areas with
    certainty, deeper ones count only with a number; and where bold lines have numbers, one without counts only after
    them. A paragraph that is no heading counts only with a number, too.
    """
    matches = {index: match for index, block in enumerate(blocks) if (match := _match(block)) is not None}
    certain = [blocks[index].level for index, match in matches.items() if match.is_certain]
    usual = max(sorted(set(certain)), key=certain.count) if certain else LOOKS_LIKE_HEADING
    numbered = [index for index, match in matches.items() if match.has_number and blocks[index].level <= usual]
    last = numbered[-1] if len(numbered) > 1 else -1
    return {
        index: match.area.value
        for index, match in matches.items()
        if match.has_number or (blocks[index].level <= usual and (usual < LOOKS_LIKE_HEADING or index > last))
    }


def _match(block: Block) -> Match | None:
    match = match_heading(block.text, block.label)
    if match is None or block.kind == BlockKind.HEADING:
        return match
    return match if match.is_certain and match.has_number else None


def propose_cuts(blocks: list[Block]) -> dict[int, int]:
    """Return the cuts that headings suggest.

    What stands before the first area, and after a heading of the same rank that names none, is left out until
    somebody says where it belongs.
    """
    named = named_areas(blocks)
    cuts = {0: LEFT_OUT}
    rank: int | None = None
    for index, block in enumerate(blocks):
        if index in named:
            cuts[index] = named[index]
            rank = block.level if block.kind == BlockKind.HEADING else LOOKS_LIKE_HEADING
        elif block.kind == BlockKind.HEADING and rank is not None and block.level <= rank < LOOKS_LIKE_HEADING:
            cuts[index] = LEFT_OUT
            rank = None
    return tidy_cuts(cuts, len(blocks))


def tidy_cuts(cuts: Cuts, length: int) -> dict[int, int]:
    """Return the cuts that change something, in order; the first block always has one."""
    kept: dict[int, int] = {}
    present = -1
    for index in sorted({0, *cuts}):
        area = cuts.get(index, LEFT_OUT)
        if 0 <= index < length and (area != present or index == 0):
            kept[index] = present = area
    return kept


def areas_of(cuts: Cuts, length: int) -> list[int]:
    """Return the focus area of each block."""
    areas, present = [], LEFT_OUT
    for index in range(length):
        present = cuts.get(index, present)
        areas.append(present)
    return areas

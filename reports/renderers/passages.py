"""Blocks of a text with marked passages, as parts a template can draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reports.richtext.blocks import Block


@dataclass(frozen=True)
class Part:
    """Letters of one format; ``is_marked`` when they belong to a passage."""

    text: str
    strong: bool
    emphasis: bool
    address: str
    is_marked: bool


def parts_of(block: Block, passages: Iterable[tuple[int, int]]) -> list[Part]:
    """Return the letters of ``block`` cut where a format or a passage (from, to) begins or ends."""
    spans = list(passages)
    cuts = sorted({place for span in spans for place in span})
    parts, place = [], 0
    for run in block.runs:
        end = place + len(run.text)
        edges = [place, *(each for each in cuts if place < each < end), end]
        for first, last in pairwise(edges):
            is_marked = any(start <= first and last <= stop for start, stop in spans)
            text = run.text[first - place : last - place]
            parts.append(Part(text, run.strong, run.emphasis, run.address, is_marked))
        place = end
    return parts

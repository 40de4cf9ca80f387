"""Anchors of comments: where a passage stands, and where it stands when the text around it has moved.

Pure: a text is given as what its blocks (headings, paragraphs, list items) read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

CONTEXT: Final = 40
# A passage that was edited is still the same if so much of it is left; short ones have to be found letter by letter.
ALIKE: Final = 80
FEWEST_LETTERS: Final = 25
# A short quote is found elsewhere by chance: some of what stood around it has to be there, too.
NEEDED_CONTEXT: Final = 8


@dataclass(frozen=True)
class Anchor:
    """The passage ``quote``, which is ``blocks[block][start:end]``, with what stands before and after it."""

    block: int
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


def anchor_at(blocks: Sequence[str], block: int, quote: str = "") -> Anchor | None:
    """Return the anchor of the first ``quote`` in a block, or of the whole block if there is no quote.

    None if there is no such block or passage. White space counts as one blank.
    """
    if not 0 <= block < len(blocks) or not blocks[block].strip():
        return None
    text = blocks[block]
    if not quote.strip():
        return _anchor(blocks, block, 0, len(text))
    place = _spot(text, quote.strip())
    return _anchor(blocks, block, *place) if place else None


def follow(anchor: Anchor, versions: Sequence[Sequence[str]]) -> Anchor | None:
    """Return where the passage stands in the last of ``versions``, None if it is gone from there.

    The versions between help to follow a passage that was edited several times; one that was taken out and came back
    is found again.
    """
    if not versions:
        return anchor
    if (found := _exact(anchor, versions[-1])) is not None:
        return found
    present: Anchor | None = anchor
    last = anchor
    for blocks in versions:
        present = find(last, blocks)
        last = present or last
    return present


def find(anchor: Anchor, blocks: Sequence[str]) -> Anchor | None:
    """Return where the passage stands in ``blocks``, letter by letter or a little edited; None if it is gone."""
    return _exact(anchor, blocks) or _alike(anchor, blocks)


def _exact(anchor: Anchor, blocks: Sequence[str]) -> Anchor | None:
    places = [_anchor(blocks, block, start, start + len(anchor.quote)) for block, start in _all(anchor.quote, blocks)]
    if not places:
        return None
    best = max(places, key=lambda each: (_context(anchor, each), -abs(each.block - anchor.block), -each.start))
    is_short = len(anchor.quote) < FEWEST_LETTERS
    had_context = len(anchor.prefix) + len(anchor.suffix) >= NEEDED_CONTEXT
    if is_short and had_context and _context(anchor, best) < NEEDED_CONTEXT:
        return None
    return best


def _alike(anchor: Anchor, blocks: Sequence[str]) -> Anchor | None:
    if len(anchor.quote) < FEWEST_LETTERS:
        return None
    best, score = None, 0.0
    for number, text in enumerate(blocks):
        # A much shorter text would be found inside the quote, not the other way round.
        if 2 * len(text) < len(anchor.quote):
            continue
        found = fuzz.partial_ratio_alignment(anchor.quote, text, score_cutoff=ALIKE)
        if found is None or found.score <= score:
            continue
        start, end = _whole_words(text, found.dest_start, found.dest_end)
        if start < end:
            best, score = _anchor(blocks, number, start, end), found.score
    return best


def _anchor(blocks: Sequence[str], block: int, start: int, end: int) -> Anchor:
    text = blocks[block]
    return Anchor(block, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def _all(quote: str, blocks: Sequence[str]) -> Iterator[tuple[int, int]]:
    if not quote:
        return
    for number, text in enumerate(blocks):
        start = text.find(quote)
        while start >= 0:
            yield number, start
            start = text.find(quote, start + 1)


def _context(wanted: Anchor, found: Anchor) -> int:
    """Return how many letters directly before and after the passage are the same."""
    before = _alike_letters(wanted.prefix[::-1], found.prefix[::-1])
    return before + _alike_letters(wanted.suffix, found.suffix)


def _alike_letters(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _spot(text: str, quote: str) -> tuple[int, int] | None:
    """Find ``quote`` where line breaks and blanks may differ: what a browser copies has other ones."""
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    start = "".join(text[place] for place in places).find(wanted := "".join(quote.split()))
    return (places[start], places[start + len(wanted) - 1] + 1) if start >= 0 and wanted else None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

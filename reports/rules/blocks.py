"""Texts cut into blocks and sentences. Every piece is a slice of the text as it was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reports.richtext.blocks import BlockKind, read_blocks

LONGEST_SENTENCE: Final = 2_000

Kind = Literal["heading", "item", "paragraph", "quote"]

_KINDS: Final[dict[BlockKind, Kind]] = {
    BlockKind.HEADING: "heading",
    BlockKind.ITEM: "item",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.QUOTATION: "quote",
}
_MARKERS: Final = re.compile(
    r"(?:[ \t]{0,20}(?:#{3,4}(?=[ \t])|[-•▪◦‣·](?=[ \t])|\d{1,2}\.(?=[ \t])|>)){0,9}[ \t]{0,20}"
)
# The end of a sentence, and what the next one may begin with.
_STOP: Final = re.compile(r"[.!?…][\"“”’'‘»«)\]*]{0,3}\s{1,3}(?=[\"„“”‚‘»«(\[*]{0,3}[A-ZÄÖÜ0-9])")
_LAST_WORD: Final = re.compile(r"[\w.*:/-]{1,40}\Z")
_ORDINAL: Final = re.compile(r"\d{1,2}")
_ABBREVIATIONS: Final = frozenset(
    """
    abs abt allg art aufl bd betr bzw ca co dez dipl dr ebd einschl etc evtl exkl ff fr ggf ggfs gem gez hr hrsg
    ing inkl insb jun kap lt max min mio mrd mtl nr o.g o.ä phil prof rd ref resp s sen sog st std str tel tsd
    u.a u.ä u.u usw v v.a vgl z z.b z.t z.z zzgl e.v d.h i.d.r i.s.d
    """.split()  # noqa: SIM905 -- a list to be read
)


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or quotation: ``text[start:end]`` without its marker.

    ``level`` is how many signs a heading is typed with.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True)
class Sentence:
    """A sentence: its words and its place; ``block`` is the number of the place its block begins at."""

    text: str
    start: int
    end: int
    block: int

    @property
    def place(self) -> tuple[int, int]:
        """Return start and end."""
        return self.start, self.end


def parse_blocks(text: str) -> Iterator[Block]:
    """Cut a text into blocks, each without its marker; nothing else is taken out."""
    for block in read_blocks(text):
        marker = _MARKERS.match(text, block.start, block.end)
        start = marker.end() if marker and block.kind != BlockKind.PARAGRAPH else block.start
        level = block.level + 2 if block.level else 0
        yield Block(_KINDS[block.kind], start, block.end, level)


def sentences_of(text: str, block: Block) -> Iterator[Sentence]:
    """Cut a block into sentences; "z. B.", "29. Juni" and "e. V." end none."""
    begin = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        if text[match.start()] == "." and _is_abbreviated(text[max(begin, match.start() - 40) : match.start()]):
            continue
        end = match.start() + len(match[0].rstrip())
        while end - begin > LONGEST_SENTENCE:
            cut = _end_of_piece(text, begin, end)
            yield Sentence(text[begin:cut], begin, cut, block.start)
            begin = cut
        yield Sentence(text[begin:end], begin, end, block.start)
        begin = match.end()
    while begin < block.end:
        end = _end_of_piece(text, begin, block.end)
        yield Sentence(text[begin:end], begin, end, block.start)
        begin = end


def _end_of_piece(text: str, begin: int, end: int) -> int:
    """What goes on for thousands of characters is no sentence; rules get it in pieces, so that none takes long."""
    if end - begin <= LONGEST_SENTENCE:
        return end
    blank = text.rfind(" ", begin + 1, begin + LONGEST_SENTENCE)
    return blank if blank > begin else begin + LONGEST_SENTENCE


def _is_abbreviated(before: str) -> bool:
    """Say whether the full stop after these letters belongs to a shortened word or a number in a row."""
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    word = match[0].strip("(„*/:-").casefold()
    return bool(word in _ABBREVIATIONS or _ORDINAL.fullmatch(word) or (len(word) == 1 and word.isalpha()))

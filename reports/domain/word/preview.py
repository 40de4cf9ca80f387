"""What the page of a Word file shows: its parts in order, and to which focus area each goes."""

from dataclasses import dataclass, field

from portal.shared.word.blocks import Block, BlockKind, WordDocument

from .splitting import LEFT_OUT, Cuts, areas_of, named_areas
from .texts import write_text


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as text; ``choice`` is what is chosen at it ("" goes on with the focus area before it)."""

    index: int
    text: str
    choice: str
    is_heading: bool
    names_area: bool


@dataclass(slots=True)
class Part:
    """A run of blocks: from a heading, or from where another focus area begins, up to the next."""

    area: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def first(self) -> Piece:
        """Return the block that begins it."""
        return self.pieces[0]

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return sum(len(each.text.split()) for each in self.pieces)

    @property
    def is_left_out(self) -> bool:
        """Say whether it goes nowhere."""
        return self.area == LEFT_OUT


def parts_of(document: WordDocument, cuts: Cuts) -> list[Part]:
    """Return the parts of a file in order."""
    areas = areas_of(cuts, len(document.blocks))
    named = named_areas(document.blocks)
    parts: list[Part] = []
    for index, block in enumerate(document.blocks):
        is_heading = block.kind == BlockKind.HEADING
        if not parts or is_heading or index in cuts:
            parts.append(Part(areas[index]))
        choice = str(cuts[index]) if index in cuts else ""
        parts[-1].pieces.append(Piece(index, _shown(block), choice, is_heading, named.get(index) == areas[index]))
    return parts


def _shown(block: Block) -> str:
    """Return a block by itself; its notes are marks."""
    if block.kind == BlockKind.HEADING:
        return " ".join(f"{block.label} {block.text}".split())
    return write_text([Block(block.kind, block.spans, 0, block.label, block.list_id)])

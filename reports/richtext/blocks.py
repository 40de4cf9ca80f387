"""A text as blocks: what is shown, how, and where each letter of it stands in the source."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from markdown_it.token import Token

from portal.shared.cleaning import clean_text

from .grammar import GUARD, SOURCE_LENGTH, read_tokens

_BREAKS: Final = frozenset({"softbreak", "hardbreak"})


class BlockKind(StrEnum):
    """What a block is. A further paragraph within an item is a paragraph of the item's depth."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one format. `at` is the position of the first one in the source.

    A line break is a run of its own: a line feed. `address` is the target of a link or empty.
    """

    text: str
    at: int
    strong: bool = False
    emphasis: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or quotation.

    `source[start:end]` is the block as it was written, with its markers. `level` is 1 or 2 for
    headings, otherwise 0; `depth` counts the lists around a block; `number` is that of a
    numbered item.
    """

    kind: BlockKind
    start: int
    end: int
    runs: tuple[Run, ...]
    level: int = 0
    depth: int = 0
    number: int | None = None
    quoted: bool = False

    @property
    def text(self) -> str:
        """What a reader sees, without bullets and numbers; lines are parted by line feeds."""
        return "".join(run.text for run in self.runs)

    def in_source(self, start: int, end: int) -> tuple[int, int]:
        """The passage of the source that shows `text[start:end]`; an empty passage has no place.

        Raises `ValueError` where the passage is empty or outside of the text.
        """
        places = (run.at + index for run in self.runs for index in range(len(run.text)))
        chosen = [place for number, place in enumerate(places) if start <= number < end]
        if not chosen or len(chosen) != end - start:
            raise ValueError(f"no passage {start}:{end}")
        return chosen[0], chosen[-1] + 1


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in their order; blocks without a letter are left out.

    Positions are those of `clean_text(text)`, which every stored text is already. No input
    raises an error; formats that are not closed are letters like any other.
    """
    source = clean_text(text)
    lines = _Lines(source)
    return tuple(block for block in _blocks(read_tokens(source), lines) if block.runs)


class _Lines:
    """The lines of a source with the position at which each begins."""

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def place_of(self, content: str, number: int) -> int:
        """Where the end of line `number` that reads `content` begins."""
        return self.starts[number] + len(self.lines[number].rstrip()) - len(content.rstrip())

    def passage(self, first: int, last: int) -> tuple[int, int]:
        """Where the lines from `first` up to `last` (excluded) begin and end, without white space around."""
        line = self.lines[first]
        start = self.starts[first] + len(line) - len(line.lstrip())
        return start, self.starts[last - 1] + len(self.lines[last - 1].rstrip())


@dataclass
class _Item:
    number: int | None
    has_text: bool = False


def _blocks(tokens: list[Token], lines: _Lines) -> Iterator[Block]:
    items: list[_Item] = []
    quotes = level = 0
    for token in tokens:
        if token.type == "list_item_open":
            items.append(_Item(int(token.info) if token.info else None))
        elif token.type == "list_item_close":
            items.pop()
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type == "heading_open":
            level = len(token.markup) - 2
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline" and token.map:
            item = items[-1] if items else None
            kind, number = _kind(level, item, quotes)
            if item is not None:
                item.has_text = True
            start, end = lines.passage(*token.map)
            runs = tuple(_runs(token, lines))
            yield Block(kind, start, end, runs, level, len(items), number, quotes > 0)


def _kind(level: int, item: _Item | None, quotes: int) -> tuple[BlockKind, int | None]:
    if level:
        return BlockKind.HEADING, None
    if item is not None and not item.has_text:
        return BlockKind.ITEM, item.number
    return (BlockKind.QUOTATION if quotes and item is None else BlockKind.PARAGRAPH), None


def _runs(inline: Token, lines: _Lines) -> Iterator[Run]:
    shown = [line.strip(" ") for line in inline.content.replace(GUARD, "").split("\n")]
    number = (inline.map or [0])[0]
    row, place = 0, lines.place_of(shown[0], number)
    strong = emphasis = False
    address = ""
    for token in inline.children or []:
        if token.type in _BREAKS:
            yield Run("\n", lines.starts[number + row + 1] - 1)
            row += 1
            place = lines.place_of(shown[row], number + row)
        elif token.type == "text":
            text = token.content.replace(GUARD, "")
            if text:
                yield Run(text, place, strong, emphasis, address)
            place += len(text)
        elif token.type.startswith("strong"):
            strong = token.nesting > 0
        elif token.type.startswith("em_"):
            emphasis = token.nesting > 0
        elif token.type.startswith("link"):
            address = str(token.attrs["href"]) if token.nesting > 0 else ""
        place += int(token.meta.get(SOURCE_LENGTH, 0))

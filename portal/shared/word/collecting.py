"""Where blocks and findings are put while a file is read."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any, Final

from .blocks import Block, Finding, FindingKind, Span
from .numbering import Numbering
from .package import Package, Relation
from .styles import Styles

LONGEST_DETAIL: Final = 300


def shortened(words: str) -> str:
    """Return the words on one line, with an ellipsis when they are many."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_DETAIL else f"{words[:LONGEST_DETAIL]}…"


class Tray:
    """Takes blocks in order; what is reported belongs to the next block, or to the last one if none follows."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._open: list[Finding] = []

    def report(self, kind: FindingKind, detail: str = "", *, member: str = "", count: int = 1) -> None:
        """Note something about what is being read."""
        self._open.append(Finding(kind, 0, shortened(detail), count, member))

    def add(self, block: Block) -> None:
        """Put a block; what was reported belongs to it."""
        self.blocks.append(block)
        self.settle()

    def pass_on(self, findings: list[Finding]) -> None:
        """Report again what was found in a part, wherever that stood."""
        self._open += findings

    def settle(self) -> None:
        """Let what was reported belong to the last block."""
        self.findings += [replace(each, block=len(self.blocks) - 1) for each in self._open]
        self._open = []

    def take(self, other: "Tray") -> None:
        """Put everything of another tray."""
        other.settle()
        self.settle()
        offset = len(self.blocks)
        self.blocks += other.blocks
        self.findings += [replace(each, block=each.block + offset) for each in other.findings]


@dataclass(slots=True)
class Field:
    """A field of Word: what it is told to do, and whether its result is being read."""

    code: str = ""
    has_result: bool = False


@dataclass(slots=True)
class Source:
    """One part of the file that is read, with all that its text refers to."""

    package: Package
    styles: Styles
    numbering: Numbering
    relations: dict[str, Relation]
    notes: dict[tuple[str, str], Any] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    fields_end: bool = True
    fields: list[Field] = field(default_factory=list)
    formatting: Counter[str] = field(default_factory=Counter)
    numbered: dict[tuple[str, str], int] = field(default_factory=dict)
    note_spans: dict[int, list[Span]] = field(default_factory=dict)

"""What a Word file is read into."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"


class FindingKind(StrEnum):
    """What did not come over as it was. The first group is left out, the second is there in another form."""

    PICTURE = "picture"
    LINKED_PICTURE = "linked_picture"
    CHART = "chart"
    DIAGRAM = "diagram"
    SHAPE = "shape"
    OBJECT = "object"
    EMBEDDED_TEXT = "embedded_text"
    COMMENT = "comment"
    DELETED = "deleted"
    HIDDEN = "hidden"
    PLACEHOLDER = "placeholder"
    HEADER = "header"
    FOOTER = "footer"
    CONTENTS = "contents"
    SYMBOL = "symbol"
    READING = "reading"

    TABLE = "table"
    TEXT_BOX = "text_box"
    NOTE = "note"
    FORMULA = "formula"
    LINK = "link"
    STRUCK = "struck"
    HEADING_NUMBER = "heading_number"
    FORMATTING = "formatting"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of letters of one kind; with ``note`` it is the mark of that note and has no letters."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    note: int = 0

    def is_like(self, other: "Span") -> bool:
        """Say whether both can be written as one."""
        mine, theirs = (self.strong, self.emphasis, self.href), (other.strong, other.emphasis, other.href)
        return mine == theirs and not self.note and not other.note

    def to_json(self) -> dict[str, Any]:
        """Return what is stored; what is empty is left out."""
        values = {"b": int(self.strong), "i": int(self.emphasis), "h": self.href, "n": self.note}
        return {"t": self.text, **{key: value for key, value in values.items() if value}}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Span":
        """Return the span that ``to_json`` gave."""
        return cls(values["t"], bool(values.get("b")), bool(values.get("i")), values.get("h", ""), values.get("n", 0))


@dataclass(slots=True)
class Block:
    """A heading, a paragraph, a quotation or an item of a list.

    ``level`` of a heading counts from 1, 0 is the title of the document and 9 a paragraph that only looks like a
    heading; of an item it counts from 0. ``label`` stands before an item ("-", "1.", "a)") or is the number of a
    heading. Neighbouring items of different lists have different ``list_id``.
    """

    kind: BlockKind
    spans: list[Span]
    level: int = 0
    label: str = ""
    list_id: str = ""

    @property
    def text(self) -> str:
        """Return the letters."""
        return "".join(span.text for span in self.spans)

    def to_json(self) -> dict[str, Any]:
        """Return what is stored; what is empty is left out."""
        values = {"level": self.level, "label": self.label, "list": self.list_id}
        spans = [each.to_json() for each in self.spans]
        return {"kind": self.kind.value, "spans": spans, **{key: value for key, value in values.items() if value}}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Block":
        """Return the block that ``to_json`` gave."""
        spans = [Span.from_json(each) for each in values["spans"]]
        return cls(
            BlockKind(values["kind"]), spans, values.get("level", 0), values.get("label", ""), values.get("list", "")
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that did not come over as it was.

    ``block`` is the index of the block in or after which it stood, -1 before the first. ``detail`` are words from the
    file, ``count`` says how often, ``member`` names a picture in the archive.
    """

    kind: FindingKind
    block: int
    detail: str = ""
    count: int = 1
    member: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return what is stored."""
        values = {"detail": self.detail, "member": self.member, "count": self.count if self.count > 1 else 0}
        return {"kind": self.kind.value, "block": self.block, **{k: v for k, v in values.items() if v}}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Finding":
        """Return the finding that ``to_json`` gave."""
        return cls(
            FindingKind(values["kind"]),
            values["block"],
            values.get("detail", ""),
            values.get("count", 1),
            values.get("member", ""),
        )


@dataclass(slots=True)
class WordDocument:
    """All that was read: blocks in order, the notes by their numbers, findings in order."""

    blocks: list[Block] = field(default_factory=list)
    notes: dict[int, list[Span]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return what is stored."""
        return {
            "blocks": [each.to_json() for each in self.blocks],
            "notes": {str(number): [each.to_json() for each in spans] for number, spans in self.notes.items()},
            "findings": [each.to_json() for each in self.findings],
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "WordDocument":
        """Return the document that ``to_json`` gave."""
        return cls(
            [Block.from_json(each) for each in values.get("blocks", ())],
            {int(number): list(map(Span.from_json, spans)) for number, spans in values.get("notes", {}).items()},
            [Finding.from_json(each) for each in values.get("findings", ())],
        )

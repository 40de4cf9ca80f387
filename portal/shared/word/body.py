"""Paragraphs, lists and what stands between them, in the order of the file."""

import re
from dataclasses import replace
from typing import Any, Final

from .blocks import Block, BlockKind, Finding, FindingKind, Span
from .collecting import Source, Tray, shortened
from .inline import ParagraphText, is_placeholder, letters_in
from .names import COMPATIBLE, local, value, w
from .styles import Style, outline_level
from .tables import read_table

# A paragraph that only looks like a heading.
LOOKS_LIKE_HEADING: Final = 9
_LONGEST_HEADING: Final = 150
_TYPED_BULLET: Final = re.compile(r"(?:[•▪◦‣·●]\s*|-[\t \u00a0]+)(?=\S)")
_ENDS_SENTENCE: Final = re.compile(r"[.,;]\s*$")
_THROUGH: Final = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent", "Choice", "Fallback"})


class Body:
    """Reads containers of paragraphs: the text itself, cells, text boxes, notes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._carried: list[Span] = []

    def read(self, container: Any, tray: Tray) -> None:
        """Read everything in ``container`` into ``tray``."""
        for child in container:
            self._child(child, tray)
        tray.settle()

    def _child(self, child: Any, tray: Tray) -> None:
        name = local(child)
        if name == "p":
            self._paragraph(child, tray)
        elif name == "tbl":
            read_table(child, self, tray)
        elif name == "sdt":
            self._control(child, tray)
        elif name in {"del", "moveFrom"}:
            if name == "del" and (deleted := letters_in(child)):
                tray.report(FindingKind.DELETED, deleted)
        elif name in {"altChunk", "subDoc"}:
            tray.report(FindingKind.EMBEDDED_TEXT)
        elif name == "AlternateContent":
            first = child.find(f"{{{COMPATIBLE}}}Choice")
            chosen = first if first is not None and len(first) else child.find(f"{{{COMPATIBLE}}}Fallback")
            if chosen is not None:
                self.read(chosen, tray)
        elif name in _THROUGH:
            self.read(child, tray)

    def _control(self, element: Any, tray: Tray) -> None:
        content, properties = element.find(w("sdtContent")), element.find(w("sdtPr"))
        if content is None:
            return
        gallery = properties.find(f"{w('docPartObj')}/{w('docPartGallery')}") if properties is not None else None
        if gallery is not None and "contents" in (gallery.get(w("val")) or "").lower():
            tray.report(FindingKind.CONTENTS)
        elif is_placeholder(element):
            tray.report(FindingKind.PLACEHOLDER, letters_in(content))
        else:
            self.read(content, tray)

    def _paragraph(self, element: Any, tray: Tray) -> None:
        properties = element.find(w("pPr"))
        style = self.source.styles.get(value(properties, "pStyle") if properties is not None else "")
        if style.is_contents:
            # Its letters are read for the fields that begin and end there.
            ParagraphText(self.source, Tray()).read(element)
            if letters_in(element):
                tray.report(FindingKind.CONTENTS)
            return
        text = ParagraphText(self.source, tray, bold=bool(style.bold), size=style.size or 0)
        text.read(element)
        spans, self._carried = [*self._carried, *text.spans], []
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and mark.find(w("del")) is not None:
            self._carried = spans  # its end is deleted: it goes on with the next one
        else:
            label, level, list_id = self._number(properties, style)
            spans = trimmed(spans)
            if spans:
                tray.add(_block(spans, text, properties, style, (label, level, list_id)))
        for box in text.boxes:
            inside = Tray()
            Body(self.source).read(box, inside)
            if inside.blocks:
                inside.findings.insert(0, Finding(FindingKind.TEXT_BOX, 0, shortened(inside.blocks[0].text)))
            tray.take(inside)

    def _number(self, properties: Any, style: Style) -> tuple[str, int, str]:
        """Return what stands before the paragraph, its level and which list it is of."""
        numbers = properties.find(w("numPr")) if properties is not None else None
        direct = value(numbers, "numId") if numbers is not None else ""
        number = direct or style.number
        if not number or number == "0":
            return "", 0, ""
        own = value(numbers, "ilvl") if numbers is not None else ""
        if own.isdigit():
            level = int(own)
        elif style.number_level is not None:
            level = style.number_level
        else:
            level = self.source.numbering.level_of_style(
                number, value(properties, "pStyle") if properties is not None else ""
            )
        return self.source.numbering.label(number, level), level, number


def _block(
    spans: list[Span], text: ParagraphText, properties: Any, style: Style, number: tuple[str, int, str]
) -> Block:
    label, level, list_id = number
    direct = outline_level(properties)
    heading = style.heading if direct is None else (direct or None)
    letters = "".join(each.text for each in spans)
    if heading is not None:
        return Block(BlockKind.HEADING, spans, heading, label)
    if _looks_like_heading(letters, text) and not (label == "-" or level):
        return Block(BlockKind.HEADING, spans, LOOKS_LIKE_HEADING, label, list_id)
    if label:
        return Block(BlockKind.ITEM, spans, level, label, list_id)
    if style.is_quote:
        return Block(BlockKind.QUOTE, spans)
    match = _TYPED_BULLET.match(letters)
    # Several lines with bullets in one paragraph are a list as they stand.
    if match is not None and "\n" not in letters:
        return Block(BlockKind.ITEM, without_start(spans, len(match[0])), 0, "-", "typed")
    return Block(BlockKind.PARAGRAPH, spans)


def _looks_like_heading(letters: str, text: ParagraphText) -> bool:
    """Say whether a short paragraph stands out as a whole: bold, underlined or larger than the others."""
    if len(letters) > _LONGEST_HEADING or "\n" in letters.strip() or _ENDS_SENTENCE.search(letters):
        return False
    seen = [look for each, look in text.looks if each.strip()]
    return bool(seen) and all(look.stands_out for look in seen) and any(map(str.isalpha, letters))


def trimmed(spans: list[Span]) -> list[Span]:
    """Return the letters without white space around them; nothing when there are no letters and no notes."""
    result = list(spans)
    while result and not result[0].note and not result[0].text.strip():
        result.pop(0)
    while result and not result[-1].note and not result[-1].text.strip():
        result.pop()
    if not result:
        return []
    result[0] = replace(result[0], text=result[0].text.lstrip())
    result[-1] = replace(result[-1], text=result[-1].text.rstrip())
    return result


def without_start(spans: list[Span], length: int) -> list[Span]:
    """Return the letters without the first ``length``."""
    result = []
    for span in spans:
        cut = min(length, len(span.text))
        length -= cut
        if span.note or span.text[cut:]:
            result.append(replace(span, text=span.text[cut:]))
    return trimmed(result)


def undo_bold_lists(blocks: list[Block]) -> None:
    """Make items of what looks like headings but stands next to its like in one list."""
    for index, block in enumerate(blocks):
        near = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]]
        if block.list_id and block.kind == BlockKind.HEADING and any(_is_next(block, each) for each in near):
            block.kind, block.level = BlockKind.ITEM, 0


def undo_loud_documents(blocks: list[Block]) -> None:
    """Make paragraphs of what looks like headings when most of the file does."""
    loud = [each for each in blocks if each.kind == BlockKind.HEADING and each.level == LOOKS_LIKE_HEADING]
    if len(loud) > max(6, len(blocks) // 2):
        for each in loud:
            each.kind, each.level = (BlockKind.ITEM, 0) if each.list_id else (BlockKind.PARAGRAPH, 0)


def _is_next(block: Block, other: Block) -> bool:
    return other.list_id == block.list_id and other.kind in {BlockKind.ITEM, BlockKind.HEADING}

"""Blocks of a Word file as text in the portal's format. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from portal.shared.texts import check_text
from portal.shared.word.blocks import Block, BlockKind, Span, WordDocument
from reports.richtext.blocks import read_blocks

from .splitting import Cuts, areas_of, named_areas

_NUMBER: Final = re.compile(r"\(?([1-9]\d?)[.)]$")
_BRACKETS: Final = re.compile(r"[\[\]\n]")
_MARKS: Final = ("**", "_", "](")


def texts_by_area(document: WordDocument, cuts: Cuts) -> dict[int, str]:
    """Return the text of each focus area that has one; 0 is what is left out.

    The name of an area is its heading in the brochure and not repeated in its text.
    """
    areas = areas_of(cuts, len(document.blocks))
    named = named_areas(document.blocks)
    chosen: dict[int, list[Block]] = {}
    for index, block in enumerate(document.blocks):
        area = areas[index]
        if not area or named.get(index) != area:
            chosen.setdefault(area, []).append(block)
    return {area: write_text(blocks, document.notes) for area, blocks in sorted(chosen.items())}


def write_text(blocks: list[Block], notes: Mapping[int, list[Span]] | None = None) -> str:
    """Return the blocks as one text; the notes they refer to stand at its end, if ``notes`` are given."""
    levels = sorted({each.level for each in blocks if each.kind == BlockKind.HEADING})
    depths = _Depths()
    parts: list[str] = []
    for block in blocks:
        if block.kind == BlockKind.ITEM:
            marker = _marker(block.label)
            width = 2 if marker.startswith("-") else len(marker)
            goes_on, indent = depths.next(block, width)
            words = inline(block.spans).replace("\n", f"\n{indent}{' ' * width}")
            text = indent + marker + words
            if goes_on and parts:
                parts[-1] += f"\n{text}"
                continue
        else:
            depths.end()
            text = _plain_block(block, levels)
        parts.append(text)
    told = dict.fromkeys(span.note for block in blocks for span in block.spans if span.note)
    if notes is not None:
        parts += [f"[{number}] {inline(notes.get(number, []))}".rstrip() for number in told]
    return check_text("\n\n".join(parts)).text


class _Depths:
    """How deep items stand in each other, whatever levels Word gave them: as far in as the words of the item above."""

    def __init__(self) -> None:
        self._levels: list[tuple[int, int]] = []
        self._list = ""

    def next(self, block: Block, width: int) -> tuple[bool, str]:
        """Return whether the item goes on with the list before it, and its indentation.

        ``width`` is that of its own marker.
        """
        is_first = not self._levels
        while self._levels and self._levels[-1][0] >= block.level:
            self._levels.pop()
        indent = sum(each for _level, each in self._levels)
        goes_on = not is_first and (bool(self._levels) or block.list_id == self._list)
        if not self._levels:
            self._list = block.list_id
        self._levels.append((block.level, width))
        return goes_on, " " * indent

    def end(self) -> None:
        """Forget the list."""
        self._levels = []


def _marker(label: str) -> str:
    """Return what stands before an item: a hyphen, or its number; letters and the like stand after a hyphen."""
    if label == "-":
        return "- "
    number = _NUMBER.match(label)
    return f"{number[1]}. " if number is not None else f"- {label} "


def _plain_block(block: Block, levels: list[int]) -> str:
    if block.kind == BlockKind.HEADING:
        words = inline([replace(each, text=each.text.replace("\n", " "), strong=False) for each in block.spans])
        return f"{'###' if block.level == levels[0] else '####'} {words}"
    text = inline(block.spans)
    if block.kind == BlockKind.QUOTE:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return text


def inline(spans: list[Span]) -> str:
    """Return letters with the marks of strong and emphasised words and links, as far as the format can tell them."""
    plain = _written(spans, "")
    for formats in ("strong emphasis link", "strong link", "link"):
        written = _written(spans, formats)
        if written == plain or _reads_as(written, spans):
            return written
    return plain


def _reads_as(written: str, spans: list[Span]) -> bool:
    """Say whether no mark is left over when the text is read again."""
    shown = "\n".join(block.text for block in read_blocks(written))
    letters = "".join(span.text for span in spans) + "".join(span.href for span in spans if f"({span.href})" in shown)
    return all(shown.count(mark) <= letters.count(mark) for mark in _MARKS)


def _written(spans: list[Span], formats: str) -> str:
    shown = [
        replace(each, strong=each.strong and "strong" in formats, emphasis=each.emphasis and "emphasis" in formats)
        for each in spans
    ]
    merged = list(_merged(shown))
    text = ""
    for index, span in enumerate(merged):
        following = merged[index + 1].text[:1] if index + 1 < len(merged) else ""
        # A part of a word has no form of its own.
        inside = _is_inside_word(text[-1:], span.text[:1]) or _is_inside_word(span.text[-1:], following)
        text += _span(replace(span, strong=False, emphasis=False) if inside else span)
    return "\n".join(line.strip(" ") for line in text.split("\n"))


def _is_inside_word(before: str, after: str) -> bool:
    return bool(re.fullmatch(r"[\w*]{2}", before + after))


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Join neighbours of one form; blanks take the form of what stands before them."""
    present: Span | None = None
    for span in spans:
        if present is not None and (present.is_like(span) or _is_blank_between(present, span)):
            present = replace(present, text=present.text + span.text)
            continue
        if present is not None:
            yield present
        present = span
    if present is not None:
        yield present


def _is_blank_between(present: Span, span: Span) -> bool:
    return not span.note and not span.href and not present.href and not present.note and span.text.isspace()


def _span(span: Span) -> str:
    if span.note:
        return f"[{span.note}]"
    if not (span.strong or span.emphasis or span.href):
        return span.text
    return "\n".join(_marked(span, line) for line in span.text.split("\n"))


def _marked(span: Span, line: str) -> str:
    words = line.strip()
    if not words:
        return line
    before, _words, after = line.partition(words)
    if span.href:
        words = _link(words, span.href)
    if span.emphasis:
        words = f"_{words}_"
    if span.strong:
        words = f"**{words}**"
    return before + words + after


def _link(words: str, href: str) -> str:
    if _bare(words) == _bare(href):
        return words
    return f"{words} ({href})" if _BRACKETS.search(words) else f"[{words}]({href})"


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://|mailto:)", "", address.casefold()).rstrip("/")

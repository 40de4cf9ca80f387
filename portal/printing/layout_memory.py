"""Keeps what WeasyPrint works out again and again: parsed style sheets in a process, lines in a layout.

Balanced columns are laid out three to five times until their heights agree, and every time each line is broken,
hyphenated and measured anew, which is two thirds of the time. What comes out is the same to the byte. For processes
that set nothing but our own pieces: the texts neither end in an ellipsis nor flow around letters or lines of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import weasyprint.css
import weasyprint.layout.inline
import weasyprint.layout.preferred
from weasyprint.formatting_structure.boxes import InlineBox, TextBox

# All that WeasyPrint looks at to break and measure a line of text.
_LINE_STYLE: Final = (
    *("white_space", "font_size", "lang", "direction", "tab_size", "letter_spacing", "word_spacing"),
    *("hyphens", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphenate_character"),
    *("overflow_wrap", "word_break", "text_decoration_line"),
    *("font_family", "font_style", "font_weight", "font_stretch", "font_kerning", "font_language_override"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "font_variation_settings"),
)

_find_sheets: Final = weasyprint.css.find_stylesheets
_split_text: Final = weasyprint.layout.inline.split_first_line
_next_line: Final = weasyprint.layout.inline.get_next_linebox


@contextmanager
def keeping(sheets: "SheetMemory") -> Iterator[None]:
    """Keep the lines of the documents that are made meanwhile, and the style sheets in `sheets`."""
    lines = _LineMemory()
    weasyprint.css.find_stylesheets = sheets.find
    for module in (weasyprint.layout.inline, weasyprint.layout.preferred):
        module.split_first_line = lines.split
    weasyprint.layout.inline.get_next_linebox = lines.next_line
    try:
        yield
    finally:
        weasyprint.css.find_stylesheets = _find_sheets
        for module in (weasyprint.layout.inline, weasyprint.layout.preferred):
            module.split_first_line = _split_text
        weasyprint.layout.inline.get_next_linebox = _next_line


class SheetMemory:
    """Parsed style sheets by their addresses; documents with rules of their own are none of its business."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[str, ...], tuple[list[Any], list[Any], list[Any]]] = {}

    def find(self, wrapper: Any, *arguments: Any) -> list[Any]:
        """Give the style sheets of a document; the last two arguments are lists that collect @page rules and layers."""
        *others, page_rules, layers = arguments
        if any(True for _style in wrapper.query_all("style")):
            return list(_find_sheets(wrapper, *others, page_rules, layers))
        key = tuple(link.etree_element.get("href", "") for link in wrapper.query_all("link"))
        if key not in self._parsed:
            rules: list[Any] = []
            names: list[Any] = []
            self._parsed[key] = list(_find_sheets(wrapper, *others, rules, names)), rules, names
        sheets, rules, names = self._parsed[key]
        page_rules.extend(rules)
        layers.extend(names)
        return sheets


class _LineMemory:
    """The lines of one document, which may be laid out more than once."""

    def __init__(self) -> None:
        self._texts: dict[Any, Any] = {}
        self._lines: dict[Any, Any] = {}
        # A style or a box that lives on keeps its identity to itself.
        self._styles: dict[int, tuple[str, Any]] = {}
        self._boxes: list[Any] = []

    def split(  # noqa: PLR0913, PLR0917 -- WeasyPrint calls it
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,  # noqa: FBT001, FBT002
        minimum: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:
        """Stand in for `split_first_line`: what fits into a width. Its answer is only read afterwards."""
        key = (text, self._look(style), max_width, justification_spacing, is_line_start, minimum)
        if key not in self._texts:
            self._texts[key] = _split_text(
                text, style, context, max_width, justification_spacing, is_line_start, minimum
            )
        return self._texts[key]

    def next_line(  # noqa: PLR0913, PLR0917 -- WeasyPrint calls it
        self,
        context: Any,
        box: Any,
        position_y: float,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        absolute_boxes: list[Any],
        fixed_boxes: list[Any],
        first_letter_style: Any,
        first_line_style: Any,
    ) -> Any:
        """Stand in for `get_next_linebox`; a line of nothing but text is the same wherever its column begins."""
        key = (
            *(id(box), _flat(skip_stack), box.text_indent),
            *(containing_block.width, containing_block.content_box_x()),
        )
        special = first_letter_style or first_line_style or context.excluded_shapes
        if not special and key in self._lines:
            kept, resume_at, kept_y = self._lines[key]
            line = kept.deepcopy()
            line.translate(0, position_y - kept_y)
            line.position_y = position_y
            return line, resume_at
        before = len(absolute_boxes), len(fixed_boxes)
        line, resume_at = _next_line(
            *(context, box, position_y, bottom_space, skip_stack, containing_block),
            *(absolute_boxes, fixed_boxes, first_letter_style, first_line_style),
        )
        if not special and line is not None and before == (len(absolute_boxes), len(fixed_boxes)) and _is_text(line):
            self._lines[key] = line.deepcopy(), resume_at, position_y
            self._boxes.append(box)
        return line, resume_at

    def _look(self, style: Any) -> str:
        known = self._styles.get(id(style))
        if known is None:
            known = self._styles[id(style)] = str([style[name] for name in _LINE_STYLE]), style
        return known[0]


def _flat(skip_stack: Any) -> tuple[int, ...]:
    """The place where the text goes on: nested dictionaries of one entry each."""
    steps: list[int] = []
    while skip_stack:
        ((step, skip_stack),) = skip_stack.items()
        steps.append(step)
    return tuple(steps)


def _is_text(line: Any) -> bool:
    return all(isinstance(box, TextBox) or (type(box) is InlineBox and _is_text(box)) for box in line.children)

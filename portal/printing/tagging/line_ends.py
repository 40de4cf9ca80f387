"""Words stay apart and whole where a line ends (ISO 32000-1, 14.8.2.2.3 and 14.8.2.5).

WeasyPrint drops the space at which it breaks a line, so that the tagged text joins two words, and prints the hyphen of
a divided word as a letter of it. Here lines get their space back, beyond their end, and a hyphen says that it is a soft
one. Lines from right to left stay as they are: a space at their end would push them away.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

SOFT_HYPHEN: Final = b"/Span <</ActualText <FEFF00AD>>> BDC"
_LAST_GLYPH: Final = re.compile(rb"^\[(.*)([0-9a-f]{4})>(-?[0-9.]*)\] TJ$", re.DOTALL)

WEASYPRINT_SPLIT: Final = inline.split_text_box
WEASYPRINT_DRAW: Final = draw.draw_text


def mend_line_ends() -> None:
    """Make WeasyPrint remember where it broke lines and print so; to be called once in a process."""
    inline.split_text_box = _remembering
    draw.draw_text = _drawing


def mark_line_ends(document: Any) -> None:
    """Before writing: a space with tags of its own and a `<br>` at the end of a line end the word before."""
    for page in document.pages:
        for line in _lines(page._page_box):  # noqa: SLF001 -- there is no public way to the lines
            leaves = list(_leaves(line))
            texts = [leaf for leaf in leaves if isinstance(leaf, boxes.TextBox)]
            words = [text for text in texts if text.text.strip()]
            is_broken = str(leaves[-1].element_tag).startswith("br")
            if words and (is_broken or any(_ends_word(text) for text in texts[texts.index(words[-1]) + 1 :])):
                words[-1].ends_word = True


def _ends_word(text: Any) -> bool:
    return getattr(text, "ends_word", False)


def _remembering(context: Any, box: Any, available_width: Any, skip: Any, *rest: Any, **more: Any) -> Any:
    kept, resume, forced = WEASYPRINT_SPLIT(context, box, available_width, skip, *rest, **more)
    if kept is not None:
        kept.ends_word = box.text.encode()[:resume].endswith((b" ", b"\n"))
    return kept, resume, forced


def _drawing(stream: Any, textbox: Any, *rest: Any) -> None:
    layout = textbox.pango_layout
    to_right = textbox.style["direction"] == "ltr"
    text = layout.text
    if _ends_word(textbox) and to_right and not text.endswith(" "):
        layout.text += " "
    WEASYPRINT_DRAW(stream, textbox, *rest)
    layout.text = text  # equal lines share their layout
    if text.endswith(textbox.style["hyphenate_character"]) and to_right:
        _soften_hyphen(stream.stream)


def _soften_hyphen(operations: list[Any]) -> None:
    """Set the last glyph apart and say what it means; its place stays the same."""
    place = next((at for at in range(len(operations) - 1, -1, -1) if _shows_text(operations[at])), None)
    found = _LAST_GLYPH.match(operations[place]) if place is not None else None
    if place is None or found is None:
        return
    before, glyph, kerning = found.groups()
    word = [b"[" + before + b">] TJ"] if not before.endswith(b"<") else []
    if not word and before != b"<":
        word = [b"[" + before[:-1] + b"] TJ"]
    operations[place : place + 1] = [*word, SOFT_HYPHEN, b"[<" + glyph + b">" + kerning + b"] TJ", b"EMC"]


def _shows_text(operation: Any) -> bool:
    return isinstance(operation, bytes) and operation.endswith(b"] TJ")


def _lines(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.LineBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _lines(getattr(child, "_box", child))


def _leaves(box: Any) -> Iterator[Any]:
    children = getattr(box, "children", ())
    if not children:
        yield box
    for child in children:
        yield from _leaves(child)

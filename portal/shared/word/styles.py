"""Named styles of a Word file: what they say about headings, lists, quotations and bold letters.

The names of Word's own styles are English in the file, whatever language Word speaks; other programs translate them.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from .names import switch, value, w

_HEADING: Final = re.compile(
    r"(?:heading|überschrift|ueberschrift|titre|título|titulo|titolo|kop|overskrift|rubrik|nagłówek|заголовок|başlık"
    r"|عنوان)\s*([1-9])(?:\s|$)"
)
_TITLE: Final = re.compile(r"(?:title|subtitle|titel|untertitel|book title|buchtitel)$")
_CONTENTS: Final = re.compile(
    r"(?:toc|verzeichnis|contents|inhaltsverzeichnis|table of figures|abbildungsverzeichnis)"
    r"(?:\s*(?:\d|heading|überschrift))*$"
)
_QUOTE: Final = re.compile(r"(?:intense\s)?quote$|(?:intensives\s)?zitat$|quotations$|block\s?quote$|block text$")
_BODY_LEVEL: Final = 9
_DEEPEST: Final = 30


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, those it is based on included; None where nothing is said."""

    name: str = ""
    heading: int | None = None
    is_contents: bool = False
    is_quote: bool = False
    bold: bool | None = None
    hidden: bool | None = None
    size: int | None = None
    number: str = ""
    number_level: int | None = None


PLAIN: Final = Style()


class Styles:
    """Paragraph and character styles by their ids."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        self.size = 0
        for each in [] if root is None else root.iter(w("style")):
            name = each.get(w("styleId")) or ""
            self._elements.setdefault(name, each)
            if each.get(w("type")) == "paragraph" and (each.get(w("default")) or "") in {"1", "true", "on"}:
                self.default = name
        if root is not None:
            defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
            self.size = (_size(defaults) or 0) if defaults is not None else 0
        self.size = self.get(self.default).size or self.size or 20

    def get(self, name: str) -> Style:
        """Return a style; an unknown one says nothing."""
        return self._resolve(name or self.default, 0)

    def _resolve(self, name: str, depth: int) -> Style:
        if name in self._known:
            return self._known[name]
        element = self._elements.get(name)
        if element is None or depth > _DEEPEST:
            return PLAIN
        base = value(element, "basedOn")
        parent = self._resolve(base, depth + 1) if base and base != name else PLAIN
        style = self._known[name] = _read(element, parent)
        return style


def _read(element: Any, parent: Style) -> Style:
    name = " ".join(value(element, "name").casefold().split())
    letters, paragraph = element.find(w("rPr")), element.find(w("pPr"))
    numbers = paragraph.find(w("numPr")) if paragraph is not None else None
    number = value(numbers, "numId") if numbers is not None else ""
    level = value(numbers, "ilvl") if numbers is not None else ""
    bold, hidden = switch(letters, "b"), switch(letters, "vanish")
    return Style(
        name=name,
        heading=_heading(name, paragraph, parent),
        is_contents=bool(_CONTENTS.match(name)) or parent.is_contents,
        is_quote=bool(_QUOTE.match(name)) or parent.is_quote,
        bold=parent.bold if bold is None else bold,
        hidden=parent.hidden if hidden is None else hidden,
        size=_size(letters) or parent.size,
        number=number or parent.number,
        number_level=int(level) if level.isdigit() else parent.number_level,
    )


def _heading(name: str, paragraph: Any, parent: Style) -> int | None:
    """Return the level of a heading (0: title), None for a style of other paragraphs."""
    if match := _HEADING.match(name):
        return int(match[1])
    if _TITLE.match(name):
        return 0
    if _CONTENTS.match(name):
        return None
    level = outline_level(paragraph)
    if level is not None:
        return level or None
    return parent.heading


def outline_level(paragraph: Any) -> int | None:
    """Return the level in the outline from 1, 0 for body text, None when nothing is said."""
    level = value(paragraph, "outlineLvl") if paragraph is not None else ""
    if not level.isdigit():
        return None
    return int(level) + 1 if int(level) < _BODY_LEVEL else 0


def _size(letters: Any) -> int | None:
    size = value(letters, "sz") if letters is not None else ""
    return int(size) if size.isdigit() else None

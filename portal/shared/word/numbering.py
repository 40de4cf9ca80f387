"""Numbers and bullets that Word puts before paragraphs: they stand nowhere in the text and are counted here."""

from dataclasses import dataclass, field
from typing import Any, Final

from .names import value, w

_LEVELS: Final = 9
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS: Final = 26
_LARGEST: Final = 5000


@dataclass(slots=True)
class _Level:
    kind: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class _Scheme:
    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _List:
    scheme: str
    overrides: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    has_begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a file; they count while paragraphs are read in order."""

    def __init__(self, root: Any) -> None:
        self._schemes: dict[str, _Scheme] = {}
        self._lists: dict[str, _List] = {}
        self._styles: dict[tuple[str, str], int] = {}
        if root is None:
            return
        links, names = {}, {}
        for each in root.iter(w("abstractNum")):
            key = each.get(w("abstractNumId")) or ""
            self._schemes[key] = _Scheme(_levels(each))
            links[key], names[value(each, "styleLink")] = value(each, "numStyleLink"), key
        for key, link in links.items():
            if link and link in names:
                self._schemes[key] = self._schemes[names[link]]
        for each in root.iter(w("num")):
            self._lists[each.get(w("numId")) or ""] = _list(each)
        for key, scheme in self._schemes.items():
            for level, said in scheme.levels.items():
                if said.style:
                    self._styles[key, said.style] = level

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level that a list gives to paragraphs of a style."""
        known = self._lists.get(number)
        return self._styles.get((known.scheme, style), 0) if known is not None else 0

    def label(self, number: str, level: int) -> str:
        """Count one paragraph and return what stands before it: "-" for any bullet, "" for nothing."""
        known = self._lists.get(number)
        scheme = self._schemes.get(known.scheme) if known is not None else None
        if known is None or scheme is None:
            return ""
        level = min(level, _LEVELS - 1)
        said = self._said(known, scheme, level)
        if known.overrides.get(level) is not None and level not in known.has_begun:
            scheme.counters.pop(level, None)
        known.has_begun.add(level)
        scheme.counters[level] = scheme.counters.get(level, said.start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            scheme.counters.pop(deeper, None)
        if said.kind == "bullet":
            return "-"
        if said.kind == "none":
            return ""
        text = said.text
        for each in range(level + 1):
            if f"%{each + 1}" in text:
                part = self._said(known, scheme, each)
                count = scheme.counters.get(each, part.start)
                text = text.replace(f"%{each + 1}", _number(count, part.kind))
        return text.strip()

    def scheme_of(self, number: str) -> str:
        """Return what tells lists apart: those of one scheme that go on counting are one."""
        known = self._lists.get(number)
        return known.scheme if known is not None else number

    def _said(self, known: _List, scheme: _Scheme, level: int) -> _Level:
        said = known.levels.get(level) or scheme.levels.get(level) or _Level(text=f"%{level + 1}.")
        start = known.overrides.get(level)
        return said if start is None else _Level(said.kind, said.text, start, said.style)


def _levels(element: Any) -> dict[int, _Level]:
    found = {}
    for each in element.iter(w("lvl")):
        number, start = each.get(w("ilvl")) or "0", value(each, "start")
        kind = value(each, "numFmt") or "decimal"
        if not number.isdigit():
            continue
        found[int(number)] = _Level(
            kind, value(each, "lvlText"), int(start) if start.isdigit() else 1, value(each, "pStyle")
        )
    return found


def _list(element: Any) -> _List:
    overrides: dict[int, int] = {}
    levels: dict[int, _Level] = {}
    for each in element.iter(w("lvlOverride")):
        number, start = each.get(w("ilvl")) or "", value(each, "startOverride")
        if number.isdigit() and start.isdigit():
            overrides[int(number)] = int(start)
        levels |= _levels(each)
    return _List(value(element, "abstractNumId"), overrides, levels)


def _number(count: int, kind: str) -> str:
    """Write a number; kinds of other scripts become digits."""
    if not 0 < count < _LARGEST:
        return str(count)
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"}:
        text = ""
        for worth, letters in _ROMAN:
            text += letters * (count // worth)
            count %= worth
        return text if kind == "lowerRoman" else text.upper()
    if kind == "decimalZero":
        return f"{count:02d}"
    return str(count)

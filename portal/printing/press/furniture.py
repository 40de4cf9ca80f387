"""Stamps running heads, page numbers, index tabs and backgrounds on pages: artifacts (ISO 14289-1, 7.8).

Places and sizes follow the page style sheet of printed documents: A4, margins 25 mm, at the outer edge 20 mm.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Stream

from .part import BLEED, Bar, Furniture, Part
from .stamp_font import StampFont

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
OUTER: Final = 20.0
SPINE: Final = 25.0

# Distance of the base lines from the top, in millimetres and points: where the style sheet's line boxes put them.
_HEAD: Final = (12.0, 7.51)
_NUMBER: Final = (280.0, 9.68)
_HEAD_SIZE: Final = 7.5
_NUMBER_SIZE: Final = 9.5
_LABEL_SIZE: Final = 12.0
_LABEL_DROP: Final = 4.02
_HEAD_INK: Final = "#4a5160"
_MARK_LENGTH: Final = 5.0
_MARK_GAP: Final = 1.0


class Stamp:
    """Puts furniture on the pages of one document; its two fonts are embedded once."""

    def __init__(
        self, whole: pikepdf.Pdf, parts: Sequence[Part], fonts: Mapping[str, Path], *, for_print: bool
    ) -> None:
        heads = "".join(part.furniture.head for part in parts)
        labels = "".join(bar.label for part in parts for bar in part.furniture.bars)
        self._whole = whole
        self._plain = StampFont(whole, fonts["FiraSans-Regular.woff2"], heads)
        self._strong = StampFont(whole, fonts["FiraSans-SemiBold.woff2"], labels)
        self._for_print = for_print

    def put(self, page: pikepdf.Page, number: int, furniture: Furniture) -> float:
        """Draw what belongs on page `number` around its content; give by how many points the content moved."""
        left_hand = number % 2 == 0
        shift = _points(OUTER - SPINE) if left_hand and furniture.shifts else 0.0
        below = self._background(furniture) + b"".join(self._bar(bar, left_hand=left_hand) for bar in furniture.bars)
        above = self._words(number, furniture, left_hand=left_hand) + (self._marks() if self._for_print else b"")
        before = _artifact(below) + b"q 1 0 0 1 %s 0 cm\n" % _number(shift)
        contents = page.Contents
        streams = list(contents) if isinstance(contents, Array) else [contents]
        page.Contents = Array([Stream(self._whole, before), *streams, Stream(self._whole, b"\nQ\n" + _artifact(above))])
        self._add_fonts(page)
        self._set_boxes(page)
        return shift

    def _background(self, furniture: Furniture) -> bytes:
        if not furniture.background:
            return b""
        over = BLEED if self._for_print else 0.0
        return _block(furniture.background, 0.0 - over, 0.0 - over, WIDTH + 2 * over, HEIGHT + 2 * over)

    def _bar(self, bar: Bar, *, left_hand: bool) -> bytes:
        over = BLEED if self._for_print else 0.0
        at_left = left_hand or bar.at_left
        left = 0.0 - over if at_left else WIDTH - bar.width
        drawn = _block(bar.colour, left, HEIGHT - bar.top - bar.height, bar.width + over, bar.height)
        if not bar.label:
            return drawn
        middle = _points((bar.width if at_left else 2 * WIDTH - bar.width) / 2)
        x = middle - self._strong.width(bar.label, _LABEL_SIZE) / 2
        y = _points(HEIGHT - bar.top - bar.height / 2) - _LABEL_DROP
        return drawn + _text(self._strong.encoded(bar.label), (b"StampStrong", _LABEL_SIZE), "#ffffff", (x, y))

    def _words(self, number: int, furniture: Furniture, *, left_hand: bool) -> bytes:
        drawn = b""
        if furniture.head:
            x = self._outside(self._plain, furniture.head, _HEAD_SIZE, left_hand=left_hand)
            y = _points(HEIGHT - _HEAD[0]) - _HEAD[1]
            drawn += _text(self._plain.encoded(furniture.head), (b"StampPlain", _HEAD_SIZE), _HEAD_INK, (x, y))
        if furniture.numbered:
            x = self._outside(self._strong, str(number), _NUMBER_SIZE, left_hand=left_hand)
            y = _points(HEIGHT - _NUMBER[0]) - _NUMBER[1]
            drawn += _text(self._strong.encoded(str(number)), (b"StampStrong", _NUMBER_SIZE), furniture.ink, (x, y))
        return drawn

    def _outside(self, font: StampFont, text: str, size: float, *, left_hand: bool) -> float:
        return _points(OUTER) if left_hand else _points(WIDTH - OUTER) - font.width(text, size)

    def _marks(self) -> bytes:
        """Crop marks at the four corners, outside the bleed."""
        start = BLEED + _MARK_GAP
        lines = []
        for x in (0.0, WIDTH):
            for y in (0.0, HEIGHT):
                outward_x = -1 if x == 0 else 1
                outward_y = -1 if y == 0 else 1
                lines.append((x + outward_x * start, y, x + outward_x * (start + _MARK_LENGTH), y))
                lines.append((x, y + outward_y * start, x, y + outward_y * (start + _MARK_LENGTH)))
        drawn = b"0.25 w 0 0 0 RG\n"
        for line in lines:
            drawn += b"%s %s m %s %s l S\n" % tuple(_number(_points(each)) for each in line)
        return drawn

    def _add_fonts(self, page: pikepdf.Page) -> None:
        resources: Any = page.obj.get("/Resources", Dictionary())
        fonts = Dictionary(resources.get("/Font", Dictionary()))
        fonts.StampPlain = self._plain.reference
        fonts.StampStrong = self._strong.reference
        resources = Dictionary(resources)
        resources.Font = fonts
        page.obj.Resources = resources

    def _set_boxes(self, page: pikepdf.Page) -> None:
        if not self._for_print:
            return
        page.TrimBox = _box(0)
        page.BleedBox = _box(BLEED)
        page.MediaBox = _box(BLEED + _MARK_GAP + _MARK_LENGTH)


def _box(over: float) -> Array:
    return Array([-_points(over), -_points(over), _points(WIDTH + over), _points(HEIGHT + over)])


def _points(millimetres: float) -> float:
    return millimetres * 72 / 25.4


def _number(value: float) -> bytes:
    return f"{value + 0.0:.3f}".rstrip("0").rstrip(".").encode()


def _ink(colour: str) -> bytes:
    return b" ".join(_number(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))


def _block(colour: str, left: float, bottom: float, width: float, height: float) -> bytes:
    sides = b" ".join(_number(_points(each)) for each in (left, bottom, width, height))
    return b"%s rg %s re f\n" % (_ink(colour), sides)


def _text(codes: bytes, font: tuple[bytes, float], colour: str, at: tuple[float, float]) -> bytes:
    return b"BT %s rg /%s %s Tf %s %s Td %s Tj ET\n" % (
        _ink(colour),
        font[0],
        _number(font[1]),
        _number(at[0]),
        _number(at[1]),
        codes,
    )


def _artifact(drawing: bytes) -> bytes:
    return b"/Artifact <</Type /Pagination>> BDC q\n" + drawing + b"Q EMC\n" if drawing else b""

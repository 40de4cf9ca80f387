"""One of our fonts, cut down to the letters of running heads and page numbers, embedded once in the whole document."""

import base64
import io
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream, String

from portal.printing.font_store import FontStore

# What German heads and page numbers need; the same letters in every document, so that the font is cut once.
_USUAL: Final = "".join(chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x180)]) + "–—‘’‚“”„…€·•"
_EM: Final = 1000
_stores: list[FontStore] = []


def keep_cuts_in(store: FontStore) -> None:
    """Keep what is cut off our fonts in `store` from now on: cutting takes half a second."""
    _stores[:] = [store]


class StampFont:
    """A cut-down font in a document: words to codes, words to their width."""

    def __init__(self, whole: pikepdf.Pdf, path: Path, letters: str = "") -> None:
        program, self._glyphs, self._widths, measures = _cut(path, "".join(sorted(set(letters) - set(_USUAL))))
        self.reference = _embed(whole, program, self._glyphs, self._widths, {**measures, "name": path.stem})

    def encoded(self, text: str) -> bytes:
        """Give `text` as a string of the content stream; letters that the font lacks are left out."""
        codes = b"".join(self._glyphs[letter].to_bytes(2) for letter in text if letter in self._glyphs)
        return b"<" + codes.hex().encode() + b">"

    def width(self, text: str, size: float) -> float:
        """Width of `text` in points, set in `size` points."""
        return sum(self._widths[self._glyphs[letter]] for letter in text if letter in self._glyphs) * size / _EM


@lru_cache(maxsize=16)
def _cut(path: Path, more: str) -> tuple[bytes, Mapping[str, int], Mapping[int, float], Mapping[str, Any]]:
    if not _stores:
        return _read(_made(path, more))
    (store,) = _stores
    return _read(store.kept(path, f"stamp {_USUAL}{more}", lambda: _made(store.unpacked(path), more)))


def _read(written: bytes) -> tuple[bytes, Mapping[str, int], Mapping[int, float], Mapping[str, Any]]:
    program, glyphs, widths, measures = json.loads(written)
    return base64.b64decode(program), glyphs, {int(number): width for number, width in widths.items()}, measures


def _made(path: Path, more: str) -> bytes:
    options = subset.Options()
    options.layout_features = []
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "name"]
    options.recalc_timestamp = False
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=_USUAL + more)
    cutter.subset(font)
    font.flavor = None
    numbers = {name: number for number, name in enumerate(font.getGlyphOrder())}
    scale = _EM / font["head"].unitsPerEm
    target = io.BytesIO()
    measures: dict[str, Any] = {
        "ascent": font["hhea"].ascent * scale,
        "descent": font["hhea"].descent * scale,
        "box": [round(getattr(font["head"], side) * scale) for side in ("xMin", "yMin", "xMax", "yMax")],
        "is_outline_of_curves": "CFF " in font,
    }
    glyphs = {chr(code): numbers[name] for code, name in font.getBestCmap().items()}
    widths = {numbers[name]: round(width * scale, 2) for name, (width, _side) in font["hmtx"].metrics.items()}
    font.save(target)
    return json.dumps([base64.b64encode(target.getvalue()).decode(), glyphs, widths, measures]).encode()


def _embed(
    whole: pikepdf.Pdf,
    program: bytes,
    glyphs: Mapping[str, int],
    widths: Mapping[int, float],
    measures: Mapping[str, Any],
) -> Any:
    """Write the font as a composite one whose codes are glyph numbers (ISO 32000-1, 9.7)."""
    name = Name(f"/STAMPS+{measures['name']}")
    file = Stream(whole, program)
    if measures["is_outline_of_curves"]:
        file.Subtype = Name.OpenType
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array(measures["box"]),
        ItalicAngle=0,
        Ascent=round(measures["ascent"]),
        Descent=round(measures["descent"]),
        CapHeight=round(measures["ascent"]),
        StemV=80,
    )
    descriptor[Name.FontFile3 if measures["is_outline_of_curves"] else Name.FontFile2] = file
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if measures["is_outline_of_curves"] else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=whole.make_indirect(descriptor),
        DW=0,
        W=Array([0, Array([widths[number] for number in sorted(widths)])]),
    )
    if not measures["is_outline_of_curves"]:
        descendant.CIDToGIDMap = Name.Identity
    return whole.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([whole.make_indirect(descendant)]),
            ToUnicode=Stream(whole, _to_unicode(glyphs)),
        )
    )


def _to_unicode(glyphs: Mapping[str, int]) -> bytes:
    letters = {number: letter for letter, number in sorted(glyphs.items(), reverse=True)}
    pairs = [f"<{number:04x}> <{letters[number].encode('utf-16-be').hex()}>" for number in sorted(letters)]
    blocks = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for block in (pairs[start : start + 100] for start in range(0, len(pairs), 100))
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{blocks}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()

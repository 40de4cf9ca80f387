"""The letters of a paragraph: runs, links, fields, notes, signs, breaks, and changes that were recorded."""

from dataclasses import dataclass
from typing import Any, Final

from .blocks import FindingKind, Span
from .collecting import Field, Source, Tray
from .drawings import DRAWINGS, read_drawing
from .letters import Look, look_of, shown_letters
from .links import address, target_of_code
from .names import COMPATIBLE, local, r, w
from .symbols import UNKNOWN, sign

_SKIPPED: Final = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd"}
)
_CONTENTS_FIELDS: Final = ("TOC", "INDEX", "TOA")
_SIMPLE: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the letters that are being read."""

    href: str = ""
    is_deleted: bool = False


class ParagraphText:
    """Reads one paragraph (or a part of one): ``spans`` are its letters, ``boxes`` text boxes that hang on it."""

    def __init__(self, source: Source, tray: Tray, *, bold: bool = False, size: int = 0) -> None:
        self.source = source
        self.tray = tray
        self.spans: list[Span] = []
        self.boxes: list[Any] = []
        self.looks: list[tuple[str, Look]] = []
        self._bold = bold
        self._size = size
        self._deleted: list[str] = []
        self._hidden: list[str] = []

    def read(self, paragraph: Any) -> None:
        """Read everything in ``paragraph``."""
        self._children(paragraph, _Place())
        # What a field is told to do ends with the paragraph at the latest; its result may go on.
        self.source.fields[:] = [each for each in self.source.fields if each.has_result]
        if deleted := "".join(self._deleted).strip():
            self.tray.report(FindingKind.DELETED, deleted)
        if hidden := "".join(self._hidden).strip():
            self.tray.report(FindingKind.HIDDEN, hidden)

    def _children(self, element: Any, place: _Place) -> None:
        for child in element:
            self._child(child, place)

    def _child(self, child: Any, place: _Place) -> None:  # noqa: C901 -- one branch for each element
        name = local(child)
        if name in _SKIPPED or not name:
            return
        if name == "r":
            self._run(child, place)
        elif name == "hyperlink":
            self._children(child, _Place(self._target(child), place.is_deleted))
        elif name == "del":
            self._children(child, _Place(place.href, is_deleted=True))
        elif name == "moveFrom":
            return  # it stands where it was moved to
        elif name == "fldSimple":
            self._simple_field(child, place)
        elif name == "sdt":
            self._control(child, place)
        elif name in {"oMath", "oMathPara"}:
            self._formula(child, place)
        elif name in DRAWINGS:
            self.boxes += read_drawing(child, self.source, self.tray)
        elif name == "AlternateContent":
            self._alternative(child, place)
        elif name in {"subDoc", "altChunk"}:
            self.tray.report(FindingKind.EMBEDDED_TEXT)
        else:
            self._children(child, place)

    def _alternative(self, element: Any, place: _Place) -> None:
        """Read the newest form of something that is written in several."""
        first = element.find(f"{{{COMPATIBLE}}}Choice")
        chosen = first if first is not None and len(first) else element.find(f"{{{COMPATIBLE}}}Fallback")
        if chosen is not None:
            self._children(chosen, place)

    def _target(self, element: Any) -> str:
        relation = self.source.relations.get(element.get(r("id")) or "")
        return self._href(relation.target) if relation is not None and relation.is_external else ""

    def _href(self, target: str) -> str:
        href = address(target)
        if target and not href:
            self.tray.report(FindingKind.LINK, target)
        return href

    def _control(self, element: Any, place: _Place) -> None:
        """Read a content control; what it says while nobody has filled it in is no text."""
        content = element.find(w("sdtContent"))
        if content is None:
            return
        if is_placeholder(element):
            self.tray.report(FindingKind.PLACEHOLDER, letters_in(content))
            return
        self._children(content, place)

    def _formula(self, element: Any, place: _Place) -> None:
        letters = "".join(each.text or "" for each in element.iter() if local(each) == "t")
        if letters.strip() and not place.is_deleted:
            self.tray.report(FindingKind.FORMULA, letters)
        self._put(letters, place, Look())

    def _run(self, run: Any, place: _Place) -> None:  # noqa: C901, PLR0912 -- one branch for each element
        look = look_of(run.find(w("rPr")), self.source.styles, bold=self._bold, size=self._size)
        for child in run:
            name = local(child)
            if name in {"t", "delText"}:
                deleted = _Place(place.href, place.is_deleted or name == "delText")
                self._put(child.text or "", deleted, look)
            elif name in _SIMPLE:
                self._put(_SIMPLE[name], place, look)
            elif name == "br":
                if (child.get(w("type")) or "textWrapping") == "textWrapping":
                    self._put("\n", place, look)
            elif name == "sym":
                self._symbol(child, place, look)
            elif name == "fldChar":
                self._field(child.get(w("fldCharType")) or "")
            elif name in {"instrText", "delInstrText"}:
                if self.source.fields and not self.source.fields[-1].has_result:
                    self.source.fields[-1].code += child.text or ""
            elif name in {"footnoteReference", "endnoteReference"}:
                self._note(name.removesuffix("Reference"), child.get(w("id")) or "", place)
            elif name == "commentReference":
                self.tray.report(FindingKind.COMMENT, self.source.comments.pop(child.get(w("id")) or "", ""))
            elif name == "ruby":
                self._ruby(child, place)
            else:
                self._child(child, place)

    def _symbol(self, element: Any, place: _Place, look: Look) -> None:
        code, font = element.get(w("char")) or "", element.get(w("font")) or ""
        try:
            letter = sign(int(code, 16), font)
        except ValueError:
            letter = UNKNOWN
        if letter == UNKNOWN and not place.is_deleted:
            self.tray.report(FindingKind.SYMBOL, f"{font} {code}")
        self._put(letter, place, look)

    def _note(self, kind: str, number: str, place: _Place) -> None:
        """Put the mark of a note; notes count from 1 through the file."""
        known = (kind, number)
        if place.is_deleted or known not in self.source.notes:
            return
        count = self.source.numbered.setdefault(known, len(self.source.numbered) + 1)
        self.spans.append(Span("", note=count))
        self.tray.report(FindingKind.NOTE, letters_in(self.source.notes[known]))

    def _ruby(self, element: Any, place: _Place) -> None:
        """Read what stands on the line; the small letters above it say how that is read."""
        above, base = element.find(w("rt")), element.find(w("rubyBase"))
        if base is not None:
            self._children(base, place)
        if above is not None:
            self.tray.report(FindingKind.READING, letters_in(above))

    def _field(self, step: str) -> None:
        fields = self.source.fields
        if step == "begin":
            fields.append(Field())
        elif step == "separate" and fields:
            fields[-1].has_result = True
            self._begin_result(fields[-1].code)
        elif step == "end" and fields:
            fields.pop()

    def _simple_field(self, element: Any, place: _Place) -> None:
        self.source.fields.append(Field(element.get(w("instr")) or "", has_result=True))
        self._begin_result(self.source.fields[-1].code)
        self._children(element, place)
        self.source.fields.pop()

    def _begin_result(self, code: str) -> None:
        if self._is_contents(code):
            self.tray.report(FindingKind.CONTENTS)
        elif (target := target_of_code(code)) and not address(target):
            self.tray.report(FindingKind.LINK, target)

    def _is_contents(self, code: str) -> bool:
        """Say whether a field repeats headings; in a file whose fields do not all end, none is taken for that."""
        return self.source.fields_end and code.strip().partition(" ")[0].upper() in _CONTENTS_FIELDS

    def _put(self, letters: str, place: _Place, look: Look) -> None:
        fields = self.source.fields
        if not letters or any(not each.has_result or self._is_contents(each.code) for each in fields):
            return
        if place.is_deleted:
            self._deleted.append(letters)
            return
        if look.is_hidden:
            self._hidden.append(letters)
            return
        typed = letters
        letters, unknown = shown_letters(letters, look)
        if look.position in {"superscript", "subscript"} and letters == typed and letters.strip():
            self.source.formatting["raised"] += 1
        if unknown:
            self.tray.report(FindingKind.SYMBOL, look.font, count=unknown)
        if letters.strip():
            self.source.formatting.update(look.lost)
            if look.is_struck:
                self.tray.report(FindingKind.STRUCK, letters)
        targets = [target_of_code(each.code) for each in fields]
        href = place.href or next((address(each) for each in reversed(targets) if each), "")
        span = Span(letters, look.strong, look.emphasis, href)
        self.looks.append((letters, look))
        if self.spans and self.spans[-1].is_like(span):
            self.spans[-1] = Span(self.spans[-1].text + letters, span.strong, span.emphasis, href)
        else:
            self.spans.append(span)


def is_placeholder(control: Any) -> bool:
    """Say whether a content control shows what is to be filled in."""
    properties = control.find(w("sdtPr"))
    return properties is not None and properties.find(w("showingPlcHdr")) is not None


def letters_in(element: Any) -> str:
    """Return all letters below ``element``, a blank between paragraphs."""
    found = element.iter(w("t"), w("p"), w("tab"), w("br"), w("delText"))
    return "".join((each.text or "") if local(each) in {"t", "delText"} else " " for each in found).strip()

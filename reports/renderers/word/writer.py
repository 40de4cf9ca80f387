"""Writes a Word file paragraph by paragraph: headings, texts in the portal's format, lists, links, pictures."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from portal.shared.cleaning import clean_line
from reports.renderers.data import PictureData
from reports.richtext.blocks import Block, BlockKind, Run, read_blocks

from . import parts

_EMU: Final = 360_000
_WIDEST: Final = 15.5 * _EMU
_HIGHEST: Final = 12.0 * _EMU
_LOGO: Final = 1.4 * _EMU
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class WordWriter:
    """One document; `pictures` are the bytes by name. The same calls give the same bytes."""

    def __init__(self, *, title: str, author: str, day: date, pictures: Mapping[str, bytes]) -> None:
        self._title, self._author, self._day = title, author, day
        self._pictures = pictures
        self._body: list[str] = []
        self._toc: list[tuple[int, str, str]] = []
        self._toc_place: int | None = None
        self._lists: list[int] = []
        self._links: dict[str, str] = {}
        self._media: dict[str, str] = {}
        self._marks = 0

    def heading(self, level: int, text: str, anchor: str = "") -> None:
        """Add a heading; `anchor` is the target of links to it."""
        self._marks += 1
        name = _mark(anchor) if anchor else f"_Toc{self._marks:06}"
        mark = f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>'
        line = clean_line(text)
        self._paragraph(f"Heading{level}", f'{mark}{_run(line)}<w:bookmarkEnd w:id="{self._marks}"/>')
        if level <= 2:  # noqa: PLR2004 -- what the contents list
            self._toc.append((level, line, name))

    def line(self, text: str, style: str = "Normal", *, strong: bool = False, link: str = "") -> None:
        """Add a paragraph of one line; `link` is a web address or the anchor of a heading after `#`."""
        runs = _run(clean_line(text), strong=strong)
        self._paragraph(style, self._linked(runs, link) if link else runs)

    def text(self, text: str, *, heading_level: int) -> None:
        """Add a text in the portal's format; its first headings are of `heading_level`."""
        numbered: dict[int, int] = {}
        for block in read_blocks(text):
            if block.kind is BlockKind.ITEM:
                self._item(block, numbered)
                continue
            if not block.depth:
                numbered.clear()
            runs = "".join(self._of_text(run) for run in block.runs)
            if block.kind is BlockKind.HEADING:
                self._paragraph(f"Heading{min(heading_level + block.level - 1, 4)}", runs)
            elif block.depth:
                self._paragraph("ListParagraph", runs, f'<w:ind w:left="{360 * block.depth}"/>')
            else:
                self._paragraph("Quote" if block.quoted else "Normal", runs)

    def table(self, head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
        """Add a table whose first row names the columns, also on the following pages."""
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:color="B4B9C2"/>' for side in ("top", "bottom", "insideH")
        )
        top = "<w:trPr><w:tblHeader/></w:trPr>" + "".join(_cell(_run(each, strong=True)) for each in head)
        body = "".join(f"<w:tr>{''.join(_cell(_run(each)) for each in row)}</w:tr>" for row in rows)
        self._body.append(
            '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
            f"<w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tr>{top}</w:tr>{body}</w:tbl>"
        )

    def picture(self, picture: PictureData, *, is_logo: bool = False) -> None:
        """Add a picture with its alternative text and its caption; a lost file leaves the words."""
        content = self._pictures.get(picture.name)
        if content is None:
            self.line(picture.alt)
        else:
            self._paragraph("Normal", self._drawing(picture, _LOGO if is_logo else _HIGHEST), "<w:keepNext/>")
        words = " ".join(each for each in (picture.caption, picture.rights and f"Bild: {picture.rights}") if each)
        if words and not is_logo:
            self.line(words, "Caption")

    def contents(self) -> None:
        """Add the table of contents here: a field, filled with the headings of the first two levels."""
        self._toc_place = len(self._body)

    def write(self) -> bytes:
        """Give the file."""
        body = list(self._body)
        if self._toc_place is not None:
            body.insert(self._toc_place, self._table_of_contents())
        document = (
            f'{parts.HEAD}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}" '
            f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"><w:body>{"".join(body)}'
            '<w:sectPr><w:footerReference w:type="default" r:id="rIdF"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" '
            'w:gutter="0"/></w:sectPr></w:body></w:document>'
        )
        rows = [
            ("rIdS", "styles", "styles.xml", False),
            ("rIdN", "numbering", "numbering.xml", False),
            ("rIdE", "settings", "settings.xml", False),
            ("rIdF", "footer", "footer1.xml", False),
        ]
        rows += [(key, "hyperlink", address, True) for address, key in self._links.items()]
        rows += [(key, "image", f"media/{name}", False) for name, key in self._media.items()]
        files: dict[str, str | bytes] = {
            "[Content_Types].xml": parts.CONTENT_TYPES,
            "_rels/.rels": parts.ROOT_RELATIONS,
            "docProps/core.xml": parts.core_properties(self._title, self._author, self._day),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": parts.relations(rows),
            "word/styles.xml": parts.STYLES,
            "word/numbering.xml": parts.numbering(self._lists),
            "word/settings.xml": parts.SETTINGS,
            "word/footer1.xml": parts.FOOTER,
            **{f"word/media/{name}": self._pictures[name] for name in self._media},
        }
        return zip_files(files)

    def _item(self, block: Block, numbered: dict[int, int]) -> None:
        level = block.depth - 1
        if block.number is None:
            numbered.pop(block.depth, None)
            key = parts.BULLETS
        else:
            if block.depth not in numbered:
                self._lists.append(block.number)
                numbered[block.depth] = parts.BULLETS + len(self._lists)
            key = numbered[block.depth]
        for deeper in [depth for depth in numbered if depth > block.depth]:
            del numbered[deeper]
        place = f'<w:numPr><w:ilvl w:val="{min(level, 8)}"/><w:numId w:val="{key}"/></w:numPr>'
        self._paragraph("ListParagraph", "".join(self._of_text(run) for run in block.runs), place)

    def _of_text(self, run: Run) -> str:
        if run.text == "\n":
            return "<w:r><w:br/></w:r>"
        runs = _run(run.text, strong=run.strong, emphasis=run.emphasis, is_link=bool(run.address))
        return self._linked(runs, run.address) if run.address else runs

    def _linked(self, runs: str, target: str) -> str:
        if target.startswith("#"):
            return f'<w:hyperlink w:anchor="{_mark(target[1:])}">{runs}</w:hyperlink>'
        key = self._links.setdefault(target, f"rIdL{len(self._links) + 1}")
        return f'<w:hyperlink r:id="{key}">{runs}</w:hyperlink>'

    def _drawing(self, picture: PictureData, highest: float) -> str:
        key = self._media.setdefault(picture.name, f"rIdP{len(self._media) + 1}")
        scale = min(_WIDEST / picture.width, highest / picture.height)
        size = f'cx="{round(picture.width * scale)}" cy="{round(picture.height * scale)}"'
        self._marks += 1
        named = f'id="{self._marks}" name="Bild {self._marks}" descr="{_attribute(picture.alt)}"'
        return (
            f'<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr {named}/><a:graphic xmlns:a="{_DRAWING}/main">'
            f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
            f'<pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _table_of_contents(self) -> str:
        field = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        lines = []
        for number, (level, text, mark) in enumerate(self._toc):
            link = f'<w:hyperlink w:anchor="{mark}">{_run(text)}</w:hyperlink>'
            start = field if number == 0 else ""
            lines.append(f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{start}{link}</w:p>')
        return "".join(lines) + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'

    def _paragraph(self, style: str, runs: str, more: str = "") -> None:
        named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
        self._body.append(f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>")


def zip_files(files: Mapping[str, str | bytes], *, stored: frozenset[str] = frozenset()) -> bytes:
    """Pack files in their order with a fixed date; those in `stored` are not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def _run(text: str, *, strong: bool = False, emphasis: bool = False, is_link: bool = False) -> str:
    shown = ('<w:rStyle w:val="Hyperlink"/>' if is_link else "") + ("<w:b/>" if strong else "")
    shown += "<w:i/>" if emphasis else ""
    properties = f"<w:rPr>{shown}</w:rPr>" if shown else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(_FORBIDDEN.sub("", text))}</w:t></w:r>'


def _cell(runs: str) -> str:
    return f"<w:tc><w:p>{runs}</w:p></w:tc>"


def _mark(anchor: str) -> str:
    """Names of bookmarks have letters, digits and underscores, 40 at most; a long one keeps its end."""
    return f"m_{re.sub(r'[^A-Za-z0-9]', '_', anchor)}" if len(anchor) < 38 else f"m_{_digest(anchor)}"  # noqa: PLR2004


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _attribute(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})

"""The web edition as an e-book (EPUB 3.3): the same pages, one file each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from lxml import etree
from lxml import html as parser

from reports.renderers.data import EditionData
from reports.renderers.word.writer import zip_files

from .pages import STYLE_SHEETS, Frame, page_html
from .site import WebPage, build_site

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTAINER: Final = (
    f'{_HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_NAVIGATION: Final = "navigation.xhtml"
_TYPES: Final = {"png": "image/png", "jpg": "image/jpeg", "css": "text/css", "xhtml": "application/xhtml+xml"}


@dataclass(frozen=True, slots=True)
class _Addresses:
    """All files lie in one folder."""

    style_sheets: tuple[str, ...] = STYLE_SHEETS

    def page(self, path: str) -> str:
        """Give the file of a page."""
        place, hash_sign, fragment = path.partition("#")
        return f"{_file(place)}{hash_sign}{fragment}"

    def picture(self, name: str) -> str:
        """Give the file of a picture; names of files begin with a letter."""
        return f"p{name}"


def brochure_epub(edition: EditionData, pictures: Mapping[str, bytes], styles: Mapping[str, bytes]) -> bytes:
    """The whole brochure as an e-book; `styles` are `edition.css` and `type.css`. Same input, same bytes."""
    site = build_site(edition)
    addresses = _Addresses()
    pages = {_file(page.path): _xhtml(page_html(site, page, addresses, Frame())) for page in site.pages.values()}
    drawn = {name for name, content in pages.items() if _MARK_OF_DRAWING in content}
    files: dict[str, str | bytes] = {**pages}
    title = f"{edition.title} {edition.year}"
    files[_NAVIGATION] = _navigation(title, list(site.pages.values()))
    files |= {name: _without_fonts(styles[name]) for name in STYLE_SHEETS}
    files |= {addresses.picture(name): content for name, content in pictures.items()}
    package = _package(edition, title, list(files), drawn)
    whole: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER}
    whole |= {"book/book.opf": package, **{f"book/{name}": content for name, content in files.items()}}
    return zip_files(whole, stored=frozenset({"mimetype"}))


def _file(path: str) -> str:
    return f"{path.strip('/').replace('/', '-') or 'start'}.xhtml"


def _xhtml(html: str) -> bytes:
    root = parser.document_fromstring(html)
    for meta in root.iterfind(".//meta[@charset]"):
        meta.getparent().remove(meta)
    parser.html_to_xhtml(root)
    _name_drawings(root)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")
    return content


def _name_drawings(root: Any) -> None:
    """Put charts into the namespace of SVG; the parser of HTML knows none and writes all names small."""
    for drawing in list(root.iter("{*}svg")):
        drawing.attrib.pop("xmlns", None)
        drawing.set("viewBox", drawing.attrib.pop("viewbox", ""))
        for element in drawing.iter("{*}*"):
            element.tag = f"{_SVG}{etree.QName(element).localname}"


def _without_fonts(style: bytes) -> bytes:
    """The reader of the e-book has fonts of its own."""
    text = style.decode()
    while "@font-face" in text:
        before, _face, after = text.partition("@font-face")
        text = before + after.partition("}")[2]
    return text.encode()


def _navigation(title: str, pages: list[WebPage]) -> str:
    lines = "".join(f'<li><a href="{_file(page.path)}">{escape(page.title)}</a></li>' for page in pages)
    return (
        f'{_HEAD}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="de" xml:lang="de"><head><title>{escape(title)}</title></head>'
        f'<body><nav epub:type="toc"><h1>Inhalt</h1><ol>{lines}</ol></nav></body></html>'
    )


def _package(edition: EditionData, title: str, names: list[str], drawn: set[str]) -> str:
    key = uuid5(NAMESPACE_URL, f"{title}/{edition.number}")
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="{_TYPES[name.rpartition(".")[2]]}"'
        f"{_IS_NAVIGATION if name == _NAVIGATION else _HAS_DRAWINGS if name in drawn else ''}/>"
        for number, name in enumerate(names)
    )
    spine = "".join(
        f'<itemref idref="i{number}"/>'
        for number, name in enumerate(names)
        if name.endswith(".xhtml") and name != _NAVIGATION
    )
    return (
        f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="key" xml:lang="de">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="key">urn:uuid:{key}</dc:identifier><dc:title>{escape(title)}</dc:title>'
        f"<dc:language>{edition.language}</dc:language><dc:creator>{escape(edition.publisher)}</dc:creator>"
        f'<meta property="dcterms:modified">{edition.build_date.isoformat()}T00:00:00Z</meta></metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )


_IS_NAVIGATION: Final = ' properties="nav"'
_HAS_DRAWINGS: Final = ' properties="svg"'
_SVG: Final = "{http://www.w3.org/2000/svg}"
_MARK_OF_DRAWING: Final = b"http://www.w3.org/2000/svg"

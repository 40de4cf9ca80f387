"""Pages of a web edition as HTML, for whatever addresses they are to have."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.template.loader import render_to_string
from django.utils import translation

from .search import Hit
from .site import SEARCH, Site, WebPage

TEMPLATE = "reports/web/page.html"
STYLE_SHEETS = ("type.css", "edition.css")


class Addresses(Protocol):
    """Where things lie, as seen from the page that is written."""

    def page(self, path: str) -> str:
        """Give the address of a page of the edition; `path` may end with a fragment."""

    def picture(self, name: str) -> str:
        """Give the address of a picture."""

    @property
    def style_sheets(self) -> tuple[str, ...]:
        """Give the addresses of the style sheets."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the text: addresses that only some forms of the edition have are empty elsewhere."""

    canonical: str = ""
    pdf: str = ""
    search: str = ""
    home: str = ""
    notice: str = ""
    current: str = ""
    editions: tuple[tuple[int, str], ...] = ()
    legal: tuple[tuple[str, str], ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


def page_html(site: Site, page: WebPage, addresses: Addresses, frame: Frame) -> str:
    """Give one page, in the language of the edition."""
    context = {
        **site.context,
        "page": page,
        "site": site,
        "addresses": addresses,
        "frame": frame,
        "chapter": page.chapter,
        **frame.more,
    }
    with translation.override(site.edition.language):
        return render_to_string(TEMPLATE, context)


def search_html(site: Site, query: str, hits: list[Hit], addresses: Addresses, frame: Frame) -> str:
    """Give the page with what was found."""
    page = WebPage(SEARCH, "Suche", "reports/web/search.html")
    found = Frame(
        **{name: getattr(frame, name) for name in Frame.__dataclass_fields__ if name != "more"},
        more={
            "query": query,
            "hits": hits,
        },
    )
    return page_html(site, page, addresses, found)


@dataclass(frozen=True, slots=True)
class RelativeAddresses:
    """Addresses within a folder of files, as seen from a page `depth` folders down."""

    depth: int

    def page(self, path: str) -> str:
        """Give the address of a page."""
        place, _hash, fragment = path.partition("#")
        return f"{self._up}{place}index.html{_hash}{fragment}"

    def picture(self, name: str) -> str:
        """Give the address of a picture."""
        return f"{self._up}bilder/{name}"

    @property
    def style_sheets(self) -> tuple[str, ...]:
        """Give the addresses of the style sheets."""
        return tuple(f"{self._up}assets/reports/web/{name}" for name in STYLE_SHEETS)

    @property
    def _up(self) -> str:
        return "../" * self.depth


def static_files(site: Site, *, pdf: str = "") -> Iterator[tuple[str, str]]:
    """Give path and content of every page for a folder of files; `pdf` is the name of the PDF beside the start page."""
    for page in site.pages.values():
        addresses = RelativeAddresses(page.path.count("/"))
        frame = Frame(pdf=f"{'../' * addresses.depth}{pdf}" if pdf else "")
        yield f"{page.path}index.html", page_html(site, page, addresses, frame)

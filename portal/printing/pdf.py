"""HTML to PDF/UA-1. With `layout_memory` and `tagging` the only place that imports WeasyPrint.

It runs in a process of its own: see `sandbox` for the limits around it, `render_process` for the process.
"""

import gc
import logging
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from portal.printing.layout_memory import SheetMemory, keeping
from portal.printing.page_fit import denser, short_tails, tightened
from portal.printing.tagging.finish import finish_tags, prepare_tags
from portal.printing.tagging.line_ends import mend_line_ends
from portal.printing.tagging.sources import remember_sources

ASSET_SCHEME: Final = "asset:"
PDF_VARIANT: Final = "pdf/ua-1"
FITTING: Final = "Fitting"

mend_line_ends()
remember_sources()


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished PDF with what the caller wants to know about it; `anchors` gives the page of each, from 0."""

    content: bytes
    pages: int
    anchors: Mapping[str, int]
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


_shared_fonts: list[FontConfiguration] = []
_shared_sheets: Final = SheetMemory()


def warm_up(html: str, *, assets: Mapping[str, Path]) -> PdfDocument:
    """Load what every document needs by making `html`, which should show all fonts; later documents share the fonts.

    For a process whose documents all have the same fonts and style sheets: it is forked afterwards, once for each.
    """
    _shared_fonts[:] = [FontConfiguration()]
    return write_pdf(html, assets=assets, fit=False)


class AssetFetcher(URLFetcher):
    """Gives out the named files and nothing else: no network, no path, no inline data.

    Addresses look like `asset:NAME`. Whatever else is asked for is refused and noted in
    `refused`; the document is made without it. A named file that is missing stops the render.
    """

    def __init__(self, assets: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=("asset",), allow_redirects=False)
        self.assets = assets
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 -- inherited
        """Give the named file out, or raise `ValueError` for anything else."""
        path = self.assets.get(url.removeprefix(ASSET_SCHEME))
        if path is None or not url.startswith(ASSET_SCHEME):
            self.refused.append(url[:200])
            raise ValueError(f"refused: {url[:200]}")
        try:
            body = path.read_bytes()
        except OSError as error:
            raise FatalURLFetchingError(f"missing asset: {url}") from error
        content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body, {"Content-Type": content_type})


class _Messages(logging.Handler):
    """Collects what WeasyPrint complains about and passes its progress on."""

    def __init__(self, on_step: Callable[[str], None] | None) -> None:
        super().__init__()
        self.on_step = on_step
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Sort one record."""
        if record.name == "weasyprint.progress":
            if self.on_step is not None:
                self.on_step(record.getMessage())
        elif record.levelno >= logging.WARNING:
            self.warnings.append(record.getMessage())


def write_pdf(
    html: str,
    *,
    assets: Mapping[str, Path],
    fit: bool = True,
    on_step: Callable[[str], None] | None = None,
) -> PdfDocument:
    """Lay out the HTML and give it back as a tagged PDF/UA-1 with subset fonts.

    With `fit`, a document with nearly empty last pages is laid out a second time with the
    sections concerned set tightly, which takes twice as long. A document that is to be one page is set as tightly as it
    needs to be (see `page_fit`); what does not fit then goes on, nothing is cut. The same HTML and assets give the
    same bytes: the dates come from the HTML's metadata, the identifier from the content. Assets that the HTML names by
    `<link rel="attachment">` lie in the PDF as files; such a document has a date.
    `on_step` gets WeasyPrint's progress messages, and `FITTING` before the second layout.
    """
    if not _shared_fonts:
        return _write(html, assets, fit=fit, on_step=on_step)
    with keeping(_shared_sheets):
        return _write(html, assets, fit=fit, on_step=on_step)


def _write(html: str, assets: Mapping[str, Path], *, fit: bool, on_step: Callable[[str], None] | None) -> PdfDocument:
    fetcher = AssetFetcher(assets)
    # Unpacking fonts takes a second, so all layouts share them.
    fonts = _shared_fonts[0] if _shared_fonts else FontConfiguration()
    messages = _Messages(on_step)
    logger = logging.getLogger("weasyprint")
    progress = logging.getLogger("weasyprint.progress")
    logger.addHandler(messages)
    progress.setLevel(logging.INFO)
    collecting = gc.isenabled()
    gc.disable()  # a layout is one web of references; looking for cycles costs a tenth
    try:
        document = _layout(html, fetcher, fonts)
        while len(document.pages) > 1 and (tighter_html := denser(html)):
            html = tighter_html
            document = _layout(html, fetcher, fonts)
        if fit and (tails := short_tails(document)):
            if on_step is not None:
                on_step(FITTING)
            tighter = _layout(tightened(html, tails), fetcher, fonts)
            if len(tighter.pages) < len(document.pages):
                document = tighter
        prepare_tags(document)
        _date_attachments(document)
        content: Any = document.write_pdf(finisher=finish_tags, pdf_variant=PDF_VARIANT)
    finally:
        if collecting:
            gc.enable()
        logger.removeHandler(messages)
    return PdfDocument(
        content=content,
        pages=len(document.pages),
        anchors={name: number for number, page in reversed([*enumerate(document.pages)]) for name in page.anchors},
        refused=tuple(dict.fromkeys(fetcher.refused)),
        warnings=tuple(dict.fromkeys(messages.warnings)),
    )


def _date_attachments(document: Any) -> None:
    """Give files in the PDF the date of the document: the clock would make every copy another one."""
    for each in document.metadata.attachments:
        each.created = each.modified = datetime.fromisoformat(document.metadata.created)


def _layout(html: str, fetcher: AssetFetcher, fonts: FontConfiguration) -> Any:
    source = HTML(string=html, url_fetcher=fetcher)
    return source.render(font_config=fonts, pdf_variant=PDF_VARIANT, presentational_hints=True)

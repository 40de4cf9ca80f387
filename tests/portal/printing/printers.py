"""A kind of document for tests: its content is its text, and it is rendered by nobody."""

from portal.printing import registry
from portal.printing.pictures import RenderedPicture
from portal.printing.render import RenderedPdf

KIND = "tests.paper"
SHORT_LIVED = "tests.note"
SENT_ROUND = "tests.flyer"
PDF = b"%PDF-1.7 invented"
PNG = b"\x89PNG invented"


def paper_html(content):
    return f"<p>{content}"


def paper_assets(_content):
    return {"a.css": b"p { margin: 0 }"}


def rendered(_html, **_options):
    return RenderedPdf(content=PDF, pages=1, seconds=0.1, peak_memory=1)


def drawn(_pdf, *, width):
    return RenderedPicture(content=PNG, width=width, height=1)


def register(monkeypatch, **replaced):
    known = dict(registry._printers)  # noqa: SLF001 -- there is no way to take one back
    monkeypatch.setattr(registry, "_printers", known)
    registry.register_printer(KIND, replaced.get("html_of", paper_html), replaced.get("assets_of", paper_assets))
    registry.register_printer(SHORT_LIVED, paper_html, paper_assets, keep_days=7)
    registry.register_printer(SENT_ROUND, paper_html, paper_assets, keep_days=7, picture_width=1240)

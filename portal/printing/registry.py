"""Which function makes which kind of document. Apps register theirs from ``AppConfig.ready()``.

register_printer("cooperations.certificate", html_of=certificate_html, assets_of=certificate_assets)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Printer", "find_printer", "printers", "register_printer"]

HtmlOf = Callable[[str], str]
AssetsOf = Callable[[str], Mapping[str, Path | bytes]]


@dataclass(frozen=True)
class Printer:
    """A kind of document: from frozen JSON to HTML, and the files the HTML may use.

    ``keep_days`` is for documents that can be made anew from what the portal still knows: how long the file stays;
    ``None`` is for papers that people have in their hands. ``picture_width`` (pixels) is for those that are sent round
    as a picture too: of the first page.
    """

    kind: str
    html_of: HtmlOf
    assets_of: AssetsOf
    keep_days: int | None = None
    picture_width: int | None = None


_printers: dict[str, Printer] = {}


def register_printer(
    kind: str,
    html_of: HtmlOf,
    assets_of: AssetsOf,
    *,
    keep_days: int | None = None,
    picture_width: int | None = None,
) -> None:
    """Make ``html_of`` and ``assets_of`` known for documents of ``kind`` (at most 100 characters); see ``Printer``.

    Both get the frozen content as JSON text. Raises ``ValueError`` when another function has the kind.
    """
    known = _printers.get(kind)
    if known and known.html_of.__qualname__ != html_of.__qualname__:
        raise ValueError(f"Documents of the kind '{kind}' have a printer already.")
    _printers[kind] = Printer(kind, html_of, assets_of, keep_days, picture_width)


def find_printer(kind: str) -> Printer:
    """Return what is registered for ``kind``. Raises ``LookupError`` when nothing is."""
    if kind not in _printers:
        raise LookupError(f"No printer is registered for documents of the kind '{kind}'.")
    return _printers[kind]


def printers() -> tuple[Printer, ...]:
    """Return all that are registered."""
    return tuple(_printers.values())

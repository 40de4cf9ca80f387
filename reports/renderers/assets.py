"""The only files a printed report may use: our fonts and its own style sheets."""

from pathlib import Path
from typing import Final

from portal.printing.assets import find_assets, font_assets

STYLE_SHEETS: Final = (
    "page.css",
    "type.css",
    "colours.css",
    "chapters.css",
    "contribution.css",
    "brochure.css",
    "lists.css",
    "display.css",
    "indicators.css",
    "partner_report.css",
    "pictures.css",
    "piece.css",
)


def print_assets() -> dict[str, Path]:
    """Name and place of every file the PDF renderer may read for a report.

    Raises `MissingAsset` when one is not there, which names it.
    """
    return font_assets() | find_assets({name: f"reports/pdf/{name}" for name in STYLE_SHEETS})

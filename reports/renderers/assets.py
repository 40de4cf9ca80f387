"""The only files a printed report may use: our style sheets and the fonts of KERN."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders

STYLE_SHEETS: Final = (
    "fonts.css",
    "page.css",
    "type.css",
    "chapters.css",
    "contribution.css",
    "brochure.css",
    "display.css",
    "partner_report.css",
)
FONTS: Final = (
    "FiraSans-Light.woff2",
    "FiraSans-Regular.woff2",
    "FiraSans-Italic.woff2",
    "FiraSans-SemiBold.woff2",
    "FiraSans-ExtraBold.woff2",
)


class MissingAsset(RuntimeError):
    """A style sheet or font is not where it should be: the installation is incomplete."""


def print_assets() -> dict[str, Path]:
    """Name and place of every file the PDF renderer may read.

    Raises `MissingAsset` when one is not there, which names it.
    """
    wanted = {name: f"reports/pdf/{name}" for name in STYLE_SHEETS}
    wanted |= {name: f"kern/fonts/fira-sans/{name}" for name in FONTS}
    return {name: _find(path) for name, path in wanted.items()}


def _find(path: str) -> Path:
    """The file among the static files, or where `collectstatic` has put it."""
    found = finders.find(path) or (settings.STATIC_ROOT and Path(settings.STATIC_ROOT) / path)
    if not found or not Path(str(found)).is_file():
        raise MissingAsset(path)
    return Path(str(found))

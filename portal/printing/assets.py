"""The files a printed document may use: found among the static files, nowhere else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders

FONTS: Final = {
    **{
        f"FiraSans-{cut}.woff2": f"kern/fonts/fira-sans/FiraSans-{cut}.woff2"
        for cut in ("Light", "Regular", "Italic", "SemiBold", "ExtraBold")
    },
    **{
        f"IBMPlexSansArabic-{weight}.woff2": f"ibm-plex-sans-arabic/ibm-plex-sans-arabic-arabic-{weight}-normal.woff2"
        for weight in (400, 600)
    },
    **{
        f"NotoSansEthiopic-{weight}.woff2": f"noto-sans-ethiopic/noto-sans-ethiopic-ethiopic-{weight}-normal.woff2"
        for weight in (400, 600)
    },
}
FONT_SHEET: Final = {"fonts.css": "printing/fonts.css"}


class MissingAsset(RuntimeError):
    """A style sheet or font is not where it should be: the installation is incomplete."""


def font_assets() -> dict[str, Path]:
    """Our fonts and the style sheet that names them: Fira Sans, and what it lacks in Arabic and Ethiopic letters.

    Raises `MissingAsset`.
    """
    return find_assets(FONT_SHEET | FONTS)


def font_store_folder() -> Path:
    """Where fonts that were made ready are kept; whoever deletes it loses nothing but two seconds."""
    return Path(settings.VAR_DIR) / "fonts"


def find_assets(wanted: Mapping[str, str]) -> dict[str, Path]:
    """Place of every file in ``wanted``, which gives the path among the static files for each name.

    Raises `MissingAsset` when one is not there, which names it.
    """
    return {name: _find(path) for name, path in wanted.items()}


def _find(path: str) -> Path:
    """The file among the static files, or where `collectstatic` has put it."""
    found = finders.find(path) or (settings.STATIC_ROOT and Path(settings.STATIC_ROOT) / path)
    if not found or not Path(str(found)).is_file():
        raise MissingAsset(path)
    return Path(str(found))

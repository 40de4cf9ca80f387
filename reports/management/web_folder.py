"""Writes a web edition as a folder of files: pages, pictures, style sheet, fonts, the PDF."""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from portal.printing.assets import find_assets
from reports.domain.printed_pictures import pictures_named_in
from reports.renderers.data import EditionData
from reports.renderers.web.pages import static_files
from reports.renderers.web.site import build_site

PDF: Final = "partnerbericht.pdf"
ASSETS: Final = (
    "reports/web/edition.css",
    "reports/web/type.css",
    "fonts/FiraSans-Regular-latin.woff2",
    "fonts/FiraSans-SemiBold-latin.woff2",
)


def write_web_edition(content: str, pdf: bytes, folder: Path) -> int:
    """Fill ``folder``, which is empty or not there, whole or not at all; return the number of pages.

    Raises ``CommandError``.
    """
    site = build_site(EditionData.from_json(content))
    try:
        made = Path(tempfile.mkdtemp(dir=folder.absolute().parent, prefix=f".{folder.name}-"))
        try:
            pages = 0
            for path, html in static_files(site, pdf=PDF):
                _write(made / path, html.encode())
                pages += 1
            for name, picture in pictures_named_in(content).items():
                _write(made / "bilder" / name, picture)
            for name, source in find_assets({name: name for name in ASSETS}).items():
                _write(made / "assets" / name, source.read_bytes())
            _write(made / PDF, pdf)
            if folder.exists():
                folder.rmdir()
            made.chmod(0o755)
            made.rename(folder)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as error:
        raise CommandError(
            _("%(path)s cannot be written: %(reason)s.") % {"path": folder, "reason": error.strerror}
        ) from None
    return pages


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

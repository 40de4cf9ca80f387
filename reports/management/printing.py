"""What both commands that make a PDF do: find the period, check the target, render, write the file whole."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from portal.printing.render import RenderedPdf, RenderFailed, RenderProgress, render_pdf
from reports.domain.printed_pictures import pictures_in
from reports.models import ReportingPeriod
from reports.renderers.assets import print_assets

from .progress import ProgressLine


def find_period(year: int) -> ReportingPeriod:
    """Return the period of ``year``. Raises ``CommandError`` naming the known ones."""
    period = ReportingPeriod.objects.filter(year=year).first()
    if period is None:
        known = ", ".join(str(each) for each in ReportingPeriod.objects.values_list("year", flat=True))
        raise CommandError(
            _("There is no reporting period %(year)d. Known are: %(known)s.")
            % {"year": year, "known": known or _("none")}
        )
    return period


def check_target(path: Path) -> None:
    """Raise ``CommandError`` when no file can be written at ``path``, before any work is done."""
    folder = path.absolute().parent
    if path.is_dir():
        raise CommandError(_("%(path)s is a folder; name a file.") % {"path": path})
    if not folder.is_dir():
        raise CommandError(_("The folder %(path)s does not exist.") % {"path": folder})
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CommandError(
            _("%(path)s cannot be written: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from None


def check_targets(*paths: Path | None) -> None:
    """Check every file that is wanted, before any work is done. Raises ``CommandError``."""
    for path in filter(None, paths):
        check_target(path)


def check_folder(path: Path) -> None:
    """Raise ``CommandError`` when no folder can be filled at ``path``: its parent is missing, or it is not empty."""
    if not path.absolute().parent.is_dir():
        raise CommandError(_("The folder %(path)s does not exist.") % {"path": path.absolute().parent})
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise CommandError(_("%(path)s is no empty folder.") % {"path": path})


def print_document(html: str, path: Path, *, pages: int, output: Any) -> RenderedPdf:
    """Render ``html`` and write it to ``path``, whole or not at all. Raises ``CommandError``."""
    progress = ProgressLine(output)
    steps = {
        "read": _("Reading"),
        "layout": _("Laying out the pages"),
        "fit": _("Filling the last pages of the chapters"),
        "write": _("Writing the file"),
    }
    # The pages are laid out twice, unless no chapter ends on a nearly empty one.
    total = 2 * max(pages, 1)

    def show(at: RenderProgress) -> None:
        laid_out = min(at.page, total // 2)
        done = {"read": 0, "layout": laid_out, "fit": total // 2 + laid_out}.get(at.step, total)
        progress.show(done, total, steps[at.step])

    try:
        pdf = render_pdf(html, assets={**print_assets(), **pictures_in(html)}, on_progress=show)
    except RenderFailed as failure:
        raise CommandError(str(failure)) from None
    finally:
        progress.end()
    write_whole(pdf.content, path)
    return pdf


def write_whole(content: bytes, path: Path) -> None:
    """Write the file, whole or not at all. Raises ``CommandError``."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise CommandError(
            _("%(path)s cannot be written: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from None


def summary(path: Path, pdf: RenderedPdf) -> str:
    """Return what was made, for people."""
    return _("%(path)s: %(pages)d pages, %(size)d kB, %(seconds).1f s, %(memory)d MB of memory at most.") % {
        "path": path,
        "pages": pdf.pages,
        "size": len(pdf.content) // 1024,
        "seconds": pdf.seconds,
        "memory": pdf.peak_memory // 1024 // 1024,
    }

"""Asking for a PDF and making it: the same content gives one file, however often it is asked for."""

import hashlib
import logging
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job
from portal.outbox.registry import PermanentFailure, Progress
from portal.printing.models import Printout
from portal.printing.pictures import PictureFailed, RenderedPicture, draw_first_page
from portal.printing.registry import Printer, find_printer, printers
from portal.printing.render import RenderedPdf, RenderFailed, RenderLimits, render_pdf

logger = logging.getLogger(__name__)

PRINT = "printing.print"
# Where the files lie in the storage.
FOLDER = "printouts"
_MEASURED = ("file", "pages", "size", "sha256", "picture", "picture_sha256", "warnings")
# Documents of a few pages; brochures have limits of their own.
LIMITS = RenderLimits(seconds=60.0, memory_bytes=1024**3)


@transaction.atomic
def request_printout(kind: str, content: str, *, owner: Any = None) -> Printout:
    """Return the printout of ``content`` (JSON text), queued in the caller's transaction when there is none.

    ``owner`` is the user who may watch the job. Raises ``LookupError`` when nothing is registered for ``kind``.
    """
    printer = find_printer(kind)
    mark = _content_hash(printer, content)
    Printout.objects.bulk_create([Printout(kind=kind, content=content, content_hash=mark)], ignore_conflicts=True)
    printout = Printout.objects.select_related("job").get(kind=kind, content_hash=mark)
    if not printout.is_ready and printout.job is None:
        printout.job = enqueue_job(PRINT, {"printout": str(printout.pk)}, key=f"printout:{printout.pk}", owner=owner)
        printout.save(update_fields=["job"])
    return printout


def run_printout(job: Job, progress: Progress) -> None:
    """Do the job of a printout: render its content and store the file, once, whoever dies on the way."""
    printout = Printout.objects.filter(pk=UUID(job.payload["printout"])).first()
    if printout is None or printout.is_ready:
        return
    progress.report(_("Laying out the pages"))
    pdf, picture = _render(find_printer(printout.kind), printout.content)
    names: list[str] = []
    try:
        names.append(default_storage.save(f"{FOLDER}/{printout.pk}.pdf", ContentFile(pdf.content)))
        if picture is not None:
            names.append(default_storage.save(f"{FOLDER}/{printout.pk}.png", ContentFile(picture.content)))
        with progress.completion():
            if not store_result(printout, names, pdf, picture):
                transaction.on_commit(lambda: _delete_files(names))
    except BaseException:
        _delete_files(names)
        raise


def store_result(printout: Printout, names: list[str], pdf: RenderedPdf, picture: RenderedPicture | None) -> bool:
    """Give the printout its files: the PDF, and the picture if there is one.

    False when the printout is gone or has them meanwhile.
    """
    locked = Printout.objects.select_for_update(of=("self",)).filter(pk=printout.pk).first()
    if locked is None or locked.is_ready:
        return False
    locked.file.name = names[0]
    if picture is not None:
        locked.picture.name, locked.picture_sha256 = names[1], picture.sha256
    locked.pages, locked.size, locked.sha256 = pdf.pages, len(pdf.content), pdf.sha256
    locked.warnings = "\n".join([*pdf.refused, *pdf.warnings][:20])
    locked.save(update_fields=[*_MEASURED])
    if locked.warnings:
        logger.warning("Printout %s: %d complaints", locked.pk, len(locked.warnings.splitlines()))
    return True


def delete_printout(printout: Printout) -> None:
    """Delete the printout, and its files after the commit."""
    names = [name for name in (printout.file.name, printout.picture.name) if name]
    printout.delete()
    transaction.on_commit(lambda: _delete_files(names))


def forget_printouts(now: datetime) -> int:
    """Delete the printouts whose time is over, of the kinds that are not kept for good; returns how many.

    One transaction each, so that a file that is gone already costs no other.
    """
    forgotten = 0
    for printer in printers():
        if printer.keep_days is None:
            continue
        over = Printout.objects.filter(kind=printer.kind, created_at__lt=now - timedelta(days=printer.keep_days))
        for pk in list(over.values_list("pk", flat=True)):
            with transaction.atomic():
                for printout in Printout.objects.select_for_update(of=("self",)).filter(pk=pk).defer("content"):
                    delete_printout(printout)
                    forgotten += 1
    return forgotten


def _render(printer: Printer, content: str) -> tuple[RenderedPdf, RenderedPicture | None]:
    try:
        pdf = render_pdf(printer.html_of(content), assets=printer.assets_of(content), limits=LIMITS, fit=False)
        width = printer.picture_width
        return pdf, None if width is None else draw_first_page(pdf.content, width=width)
    except (RenderFailed, PictureFailed) as failure:
        raise PermanentFailure(str(failure)) from failure


def _delete_files(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _content_hash(printer: Printer, content: str) -> str:
    """SHA-256 of all that decides about the bytes of the file: text, templates, style sheets, fonts, library."""
    digest = hashlib.sha256(f"{version('weasyprint')}\n{content}\n{printer.html_of(content)}".encode())
    if printer.picture_width is not None:
        digest.update(f"{version('pypdfium2')}\n{printer.picture_width}".encode())
    for name, asset in sorted(printer.assets_of(content).items()):
        digest.update(name.encode() + (asset.read_bytes() if isinstance(asset, Path) else asset))
    return digest.hexdigest()

"""Taking a Word file in, dividing it anew, giving it up. Nothing of a report changes here."""

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.shared.one_line import file_name
from portal.shared.states import MoveRefused
from portal.shared.word.blocks import WordDocument
from reports.enums import UploadState
from reports.models import Report, Upload
from reports.permissions import can_write_report
from reports.states.report import writing_refusal
from reports.states.upload import DISCARD, move_upload

from .reading import read_file
from .splitting import Cuts, propose_cuts, tidy_cuts


def start_upload(report: Report, name: str, content: bytes, *, actor: Any) -> Upload:
    """Read a Word file and keep it with a proposal how to divide it; the same file twice is one upload.

    Raises ``PermissionDenied``, ``MoveRefused`` when the report cannot be written now, ``WordRefused``.
    """
    if not can_write_report(actor, report):
        raise PermissionDenied
    if refusal := writing_refusal(report):
        raise MoveRefused(refusal)
    document = read_file(content)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        locked = Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)
        if refusal := writing_refusal(locked):
            raise MoveRefused(refusal)
        known = Upload.objects.filter(report=locked, sha256=digest, state=UploadState.PREVIEWED).first()
        return known or Upload.objects.create(
            report=locked,
            file_name=file_name(name)[:200] or "Word.docx",
            size=len(content),
            sha256=digest,
            content=content,
            document=document.to_json(),
            cuts=_stored(propose_cuts(document.blocks)),
            uploaded_by=actor,
        )


def document_of(upload: Upload) -> WordDocument:
    """Return what was read from the file; nothing once it is erased."""
    return WordDocument.from_json(upload.document)


def cuts_of(upload: Upload) -> dict[int, int]:
    """Return at which block which focus area begins."""
    return {int(index): area for index, area in upload.cuts.items()}


@transaction.atomic
def divide(upload: Upload, cuts: Cuts, *, actor: Any) -> bool:
    """Divide the blocks anew; return whether that changed anything. Raises ``PermissionDenied``, ``MoveRefused``."""
    if not can_write_report(actor, upload.report):
        raise PermissionDenied
    locked = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if locked.state != UploadState.PREVIEWED:
        raise MoveRefused(str(locked.get_state_display()))
    tidy = _stored(tidy_cuts(cuts, len(locked.document["blocks"])))
    upload.cuts = tidy
    if tidy == locked.cuts:
        return False
    locked.cuts = tidy
    locked.save(update_fields=["cuts", "updated_at"])
    return True


@transaction.atomic
def discard_upload(upload: Upload, *, actor: Any) -> None:
    """Give a file up that was not taken over: it is erased at once. Raises ``PermissionDenied``, ``MoveRefused``."""
    move_upload(DISCARD, upload, actor=actor)
    erase(upload)


def erase(upload: Upload) -> None:
    """Erase the file and what was read from it; that there was one stays."""
    Upload.objects.filter(pk=upload.pk, erased_at=None).update(
        content=b"", document={}, cuts={}, erased_at=timezone.now()
    )


def uploads_of(user: Any) -> list[dict[str, Any]]:
    """Return which Word files ``user`` handed in, for the copy of their data."""
    rows = Upload.objects.filter(uploaded_by=user).without_contents().select_related("report__organisation")
    return [
        {"report": str(each.report), "file": each.file_name, "at": each.created_at, "state": each.state}
        for each in rows.select_related("report__period").order_by("pk")
    ]


def _stored(cuts: Cuts) -> dict[str, int]:
    return {str(index): area for index, area in cuts.items()}

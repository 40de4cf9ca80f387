"""How long a Word file is kept: as long as a look at the original may be needed."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from reports.enums import UploadState
from reports.models import Upload

from .uploads import discard_upload, erase

KEPT: Final = timedelta(days=30)


def forget_uploads() -> int:
    """Erase files that were handed in 30 days ago; return how many. Safe to repeat, run it daily."""
    due = Upload.objects.filter(erased_at=None, created_at__lt=timezone.now() - KEPT)
    number = 0
    for pk in due.values_list("pk", flat=True):
        with transaction.atomic():
            upload = due.select_for_update(of=("self",)).without_contents().filter(pk=pk).first()
            if upload is None:
                continue
            if upload.state == UploadState.PREVIEWED:
                discard_upload(upload, actor=None)
            else:
                erase(upload)
            number += 1
    return number

"""Files of a message: keeping them, throwing them away."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from cooperations.models import RelayAttachment, RelayMail
from portal.shared.uploads.checked import CheckedFile

FOLDER: Final = "relay"
# Longer than any transaction that stores a file and its row.
LOST_AFTER: Final = timedelta(days=1)


def keep_files(mail: RelayMail, files: Iterable[CheckedFile]) -> None:
    """Store ``files`` with ``mail``, in the caller's transaction. A file whose transaction fails belongs to nobody.

    ``throw_lost_files_away`` finds it.
    """
    for each in files:
        stored = ""
        if not each.refused_why:
            stored = default_storage.save(f"{FOLDER}/{uuid.uuid4()}", ContentFile(each.content))
        RelayAttachment.objects.create(
            mail=mail,
            name=each.name,
            content_type=each.content_type,
            size=each.size,
            sha256=hashlib.sha256(each.content).hexdigest() if each.content else "",
            file=stored,
            refused_why=each.refused_why,
        )


def throw_files_away(mails: Iterable[RelayMail]) -> None:
    """Delete the files of ``mails`` when the caller's transaction is committed."""
    names = RelayAttachment.objects.filter(mail__in=mails).exclude(file="").values_list("file", flat=True)
    for name in names:
        transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc]


def throw_lost_files_away() -> int:
    """Delete files that no message has and that are older than a day; return how many. Safe to run twice.

    Such are left by a transaction that failed after the file was written, and by a process that ended between its
    commit and the deleting.
    """
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    kept = set(RelayAttachment.objects.exclude(file="").values_list("file", flat=True))
    before = timezone.now() - LOST_AFTER
    lost = [path for path in (f"{FOLDER}/{name}" for name in names) if path not in kept]
    old = [path for path in lost if default_storage.get_modified_time(path) < before]
    for path in old:
        default_storage.delete(path)
    return len(old)

"""Files of a message: limits, cleaning, keeping, throwing away."""

import hashlib
import tempfile
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from cooperations.enums.relay import FileRefusal
from cooperations.models import RelayAttachment, RelayMail
from portal.shared.one_line import file_name
from portal.shared.sandbox import SandboxFailed, SandboxLimits, run_limited

MOST: Final = 5
LARGEST: Final = 5 * 1024 * 1024
LARGEST_TOGETHER: Final = 10 * 1024 * 1024
LIMITS: Final = SandboxLimits(seconds=20, memory_bytes=768 * 1024 * 1024)
NAMELESS: Final = "file"
FOLDER: Final = "relay"
# Longer than any transaction that stores a file and its row.
LOST_AFTER: Final = timedelta(days=1)
_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "text/plain": ".txt",
}


@dataclass(frozen=True)
class CheckedFile:
    """A file ready to be kept, or why it is not passed on."""

    name: str
    size: int
    content_type: str = ""
    content: bytes = b""
    refused_why: str = ""


def check_files(files: Sequence[tuple[str, bytes]]) -> list[CheckedFile]:
    """Return ``files`` (name and content) cleaned or refused, in order. Takes up to 20 seconds per file."""
    checked: list[CheckedFile] = []
    total = 0
    for name, content in files:
        safe_name = file_name(name) or NAMELESS
        if len([each for each in checked if not each.refused_why]) == MOST:
            why: str = FileRefusal.TOO_MANY
        elif len(content) > LARGEST or total + len(content) > LARGEST_TOGETHER:
            why = FileRefusal.TOO_LARGE
        else:
            why = ""
        each = CheckedFile(safe_name, len(content), refused_why=why) if why else _clean(safe_name, content)
        total += 0 if each.refused_why else len(content)
        checked.append(each)
    return checked


def _clean(name: str, content: bytes) -> CheckedFile:
    with tempfile.TemporaryDirectory(prefix="relay-") as folder:
        path = Path(folder, "file")
        path.write_bytes(content)
        try:
            done = run_limited("cooperations.domain.relay.cleaning", {"path": str(path)}, LIMITS)
        except SandboxFailed:
            return CheckedFile(name, len(content), refused_why=FileRefusal.BROKEN)
    if "refused" in done.header:
        return CheckedFile(name, len(content), refused_why=done.header["refused"])
    if len(done.content) > LARGEST:
        return CheckedFile(name, len(content), refused_why=FileRefusal.TOO_LARGE)
    kind = done.header["content_type"]
    return CheckedFile(_with_ending(name, kind), len(done.content), kind, done.content)


def _with_ending(name: str, kind: str) -> str:
    """Let the name end as its content is, so that nothing opens it as something else."""
    ending = _ENDINGS[kind]
    same = {".jpg": (".jpg", ".jpeg")}.get(ending, (ending,))
    return name if name.lower().endswith(same) else file_name(f"{name}{ending}")


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

"""Files that people hand in: limits, cleaning, names."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from portal.shared.one_line import file_name
from portal.shared.sandbox import SandboxFailed, SandboxLimits, run_limited
from portal.shared.scratch import scratch_folder

LIMITS: Final = SandboxLimits(seconds=20, memory_bytes=768 * 1024 * 1024)
NAMELESS: Final = "file"
_MODULE: Final = "portal.shared.uploads.cleaning"
_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "text/plain": ".txt",
}


class Refusal(StrEnum):
    """Why a file is not taken: its kind, its state, its size, the number of files. Apps have the sentences."""

    KIND = "kind"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class UploadLimits:
    """How many files are taken, and how large one and all together may be, in bytes."""

    most: int = 5
    largest: int = 5 * 1024 * 1024
    largest_together: int = 10 * 1024 * 1024


@dataclass(frozen=True)
class CheckedFile:
    """A file ready to be kept, or why it is not taken. Width and height of pictures are pixels."""

    name: str
    size: int
    content_type: str = ""
    content: bytes = b""
    refused_why: str = ""
    width: int = 0
    height: int = 0


def check_files(files: Sequence[tuple[str, bytes]], limits: UploadLimits = UploadLimits()) -> list[CheckedFile]:
    """Return ``files`` (name and content) cleaned or refused, in order. Takes up to 20 seconds per file."""
    checked: list[CheckedFile] = []
    total = 0
    for name, content in files:
        safe_name = file_name(name) or NAMELESS
        if len([each for each in checked if not each.refused_why]) == limits.most:
            why = Refusal.TOO_MANY.value
        elif len(content) > limits.largest or total + len(content) > limits.largest_together:
            why = Refusal.TOO_LARGE.value
        else:
            why = ""
        each = CheckedFile(safe_name, len(content), refused_why=why) if why else _clean(safe_name, content, limits)
        total += 0 if each.refused_why else len(content)
        checked.append(each)
    return checked


def _clean(name: str, content: bytes, limits: UploadLimits) -> CheckedFile:
    with scratch_folder("upload") as folder:
        path = Path(folder, "file")
        path.write_bytes(content)
        try:
            done = run_limited(_MODULE, {"path": str(path)}, LIMITS)
        except SandboxFailed:
            return CheckedFile(name, len(content), refused_why=Refusal.BROKEN.value)
    if "refused" in done.header:
        return CheckedFile(name, len(content), refused_why=Refusal(done.header["refused"]).value)
    if len(done.content) > limits.largest:
        return CheckedFile(name, len(content), refused_why=Refusal.TOO_LARGE.value)
    kind = done.header["content_type"]
    width, height = done.header.get("measures", (0, 0))
    return CheckedFile(_with_ending(name, kind), len(done.content), kind, done.content, width=width, height=height)


def _with_ending(name: str, kind: str) -> str:
    """Let the name end as its content is, so that nothing opens it as something else."""
    ending = _ENDINGS[kind]
    same = {".jpg": (".jpg", ".jpeg")}.get(ending, (ending,))
    return name if name.lower().endswith(same) else file_name(f"{name}{ending}")

"""Reading a Word file of strangers: in a process of its own, with a sentence for everything that is refused."""

import json
from pathlib import Path
from typing import Any, Final

from portal.shared.sandbox import SandboxFailed, SandboxLimits, SandboxTimeout, run_limited
from portal.shared.scratch import scratch_folder
from portal.shared.uploads.checked import check_files
from portal.shared.word.blocks import WordDocument
from portal.shared.word.refusal import WordRefusal

from .sentences import MAX_BYTES, sentence

_LIMITS: Final = SandboxLimits(seconds=15, memory_bytes=768 * 1024 * 1024)
_MODULE: Final = "portal.shared.word.process"


class WordRefused(Exception):
    """The file is not read. The message is a sentence for people that says why, and what to do."""


def read_file(content: bytes) -> WordDocument:
    """Return what a Word file says. Raises ``WordRefused``."""
    if len(content) > MAX_BYTES:
        raise WordRefused(sentence(WordRefusal.TOO_LARGE))
    header, answer = _ask(content)
    if why := header.get("refused"):
        raise WordRefused(sentence(WordRefusal(why), header.get("detail", "")))
    return WordDocument.from_json(json.loads(answer))


def read_picture(content: bytes, member: str) -> tuple[str, bytes] | None:
    """Return type and bytes of a picture in the file, written anew; None when it is of a kind browsers do not show."""
    _header, raw = _ask(content, member=member)
    checked = check_files([(Path(member).name, raw)])[0]
    if checked.refused_why or not checked.content_type.startswith("image/"):
        return None
    return checked.content_type, checked.content


def _ask(content: bytes, **request: str) -> tuple[dict[str, Any], bytes]:
    with scratch_folder("word") as folder:
        path = Path(folder, "file")
        path.write_bytes(content)
        try:
            answer = run_limited(_MODULE, {"path": str(path), **request}, _LIMITS)
        except SandboxTimeout:
            return {"refused": WordRefusal.TOO_SLOW.value}, b""
        except SandboxFailed:
            return {"refused": WordRefusal.BROKEN.value}, b""
    return answer.header, answer.content

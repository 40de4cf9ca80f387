"""Pictures of PDF, made in a process of its own, with limits on memory and time."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from portal.shared.sandbox import SandboxFailed, SandboxLimits, run_limited
from portal.shared.scratch import scratch_folder

_MODULE: Final = "portal.printing.picture_process"
LIMITS: Final = SandboxLimits(seconds=60.0, memory_bytes=1024**3)


class PictureFailed(Exception):
    """The picture could not be made; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class RenderedPicture:
    """A PNG with its measures in pixels."""

    content: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """Digest of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def draw_first_page(pdf: bytes, *, width: int) -> RenderedPicture:
    """Return the first page of ``pdf`` as PNG, ``width`` pixels wide. Raises `PictureFailed`.

    The same PDF gives the same picture.
    """
    with scratch_folder("picture") as folder:
        file = Path(folder, "printout.pdf")
        file.write_bytes(pdf)
        try:
            done = run_limited(_MODULE, {"file": str(file), "width": width}, LIMITS)
        except SandboxFailed as failure:
            raise PictureFailed(_("The renderer gave up: %(reason)s") % {"reason": failure}) from failure
    return RenderedPicture(done.content, done.header["width"], done.header["height"])

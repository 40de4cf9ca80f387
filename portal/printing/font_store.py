"""Fonts made ready once: unpacked, and cut down to what is stamped. Unpacking all of ours takes two seconds."""

import hashlib
import io
import os
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final

from fontTools.ttLib import woff2

_PACKED: Final = ".woff2"


class FontStore:
    """Files in a folder under the hash of what they were made from; several processes may fill it at once.

    What cannot be written there is made anew each time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def unpacked(self, font: Path) -> Path:
        """Give the place of `font` as TrueType or OpenType; a font that is not packed, or cannot be kept, as it is."""
        if font.suffix != _PACKED:
            return font
        place = self._place(font, "ttf")
        self._kept(place, lambda: _unpack(font))
        return place if place.is_file() else font

    def kept(self, font: Path, purpose: str, make: Callable[[], bytes]) -> bytes:
        """Give what `make` makes of `font`, as it was made before for this `purpose`."""
        return self._kept(self._place(font, purpose), make)

    def _place(self, font: Path, purpose: str) -> Path:
        digest = hashlib.sha256(f"{version('fonttools')}\n{purpose}\n".encode() + font.read_bytes())
        return self._folder / digest.hexdigest()

    def _kept(self, place: Path, make: Callable[[], bytes]) -> bytes:
        try:
            return place.read_bytes()
        except OSError:
            content = make()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(place)
        except OSError:  # a disk that is full or read-only takes time, not the brochure
            pass
        return content


def _unpack(font: Path) -> bytes:
    target = io.BytesIO()
    woff2.decompress(io.BytesIO(font.read_bytes()), target)
    return target.getvalue()

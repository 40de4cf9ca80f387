"""Texts for places that have one line: a subject, the name before an address, the name of a file."""

import re
import unicodedata
from typing import Final

# Control characters, line separators, marks that re-order what a reader sees, halves of letters.
_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")
_UNFIT_FOR_FILES: Final = re.compile(r"[^\w .()\-]+")


def one_line(text: str) -> str:
    """Return ``text`` in one line: what breaks it or re-orders letters becomes a space, runs of spaces become one.

    "=?", with which mail programs begin to decode a header, is taken apart.
    """
    return " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", text)).replace("=?", "= ?").split())


def file_name(text: str, *, longest: int = 100) -> str:
    """Return ``text`` as name of a file: letters of all alphabets, digits, ``. ( ) - _`` and spaces.

    Everything else becomes "_", so no path and no hidden file comes of it. The ending is kept when the name is
    shortened to ``longest`` characters. "" stays for a name that has no letter or digit.
    """
    name = _UNFIT_FOR_FILES.sub("_", one_line(text.replace("\\", "/").rpartition("/")[2])).strip(" ._")
    if not any(letter.isalnum() for letter in name):
        return ""
    if len(name) <= longest:
        return name
    stem, dot, ending = name.rpartition(".")
    kept = f"{dot}{ending}" if stem and len(ending) < longest // 2 else ""
    return (stem if kept else name)[: longest - len(kept)].rstrip(" .") + kept

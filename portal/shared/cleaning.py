"""Characters that have no business in a text which is shown or printed."""

import re
import unicodedata
from typing import Final

# C0 and C1 controls except line feed and tab (made to spaces below); marks that re-order or
# hide what a reader sees; the invisible spaces and the byte order mark; interlinear and
# noncharacter code points; half surrogates; private use, of which one is our own guard.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U0010ffff]"
)
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_STACKED_MARKS: Final = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def clean_text(text: str) -> str:
    """The text with plain line ends and without control, hidden or re-ordering characters.

    Letters and accents are composed (NFC), because fonts draw composed letters better. A tab
    becomes two spaces, one step of a list. More than three stacked accents are cut: they are
    only ever used to paint over neighbouring lines.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", "  ")
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    return _STACKED_MARKS.sub(r"\1", text)


def clean_line(text: str) -> str:
    """The text as one line: cleaned, white space runs made to single spaces."""
    return " ".join(clean_text(text).split())

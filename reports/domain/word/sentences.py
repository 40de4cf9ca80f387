"""Why a Word file is not read, in sentences that say what to do."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shared.word.package import MAX_BYTES
from portal.shared.word.reading import MAX_PARAGRAPHS
from portal.shared.word.refusal import WordRefusal

__all__ = ["MAX_BYTES", "sentence"]

_OTHER_KINDS: Final = {
    WordRefusal.PDF: "PDF",
    WordRefusal.RTF: "RTF",
    WordRefusal.OPEN_DOCUMENT: "OpenDocument (.odt)",
    WordRefusal.OTHER_OFFICE: gettext_lazy("an Excel or PowerPoint file"),
    WordRefusal.OTHER: gettext_lazy("something else"),
}
_MUCH_TOO_LARGE: Final = gettext_lazy("Unpacked, the file is far larger than a report can be. It is not read.")
_DAMAGED: Final = gettext_lazy("The file is damaged. Please open it in Word, save it again and upload the new file.")
_SENTENCES: Final = {
    WordRefusal.EMPTY: gettext_lazy("The file is empty."),
    WordRefusal.NO_TEXT: gettext_lazy(
        "There is no text in the file. If it is scanned paper, please send the text itself."
    ),
    WordRefusal.OLD_WORD: gettext_lazy(
        "The file is in the old Word format (.doc). Please open it in Word and save it as .docx."
    ),
    WordRefusal.ENCRYPTED: gettext_lazy("The file is encrypted. Please save it without a password."),
    WordRefusal.MACROS: gettext_lazy(
        "The file contains macros. Please save it as a Word document without macros (.docx)."
    ),
    WordRefusal.BOMB: _MUCH_TOO_LARGE,
    WordRefusal.TOO_SLOW: _MUCH_TOO_LARGE,
    WordRefusal.TOO_LONG: _MUCH_TOO_LARGE,
    WordRefusal.ENTITIES: gettext_lazy(
        "The file declares contents that are fetched from elsewhere. Such files are not read."
    ),
    WordRefusal.PACKING: _DAMAGED,
    WordRefusal.BROKEN: _DAMAGED,
}


def sentence(why: WordRefusal, detail: str = "") -> str:
    """Return the sentence; ``detail`` are the last words that were read of a file with too many paragraphs."""
    if why in _OTHER_KINDS:
        text = _("This is no Word file but %(kind)s. Please save the text as a Word document (.docx).")
        return text % {"kind": _OTHER_KINDS[why]}
    if why == WordRefusal.TOO_LARGE:
        text = _(
            "The file is larger than %(size)d MB. Please make the pictures in it smaller (Word: “Compress Pictures”)."
        )
        return text % {"size": MAX_BYTES // 1024 // 1024}
    if why == WordRefusal.TOO_MANY_PARAGRAPHS:
        text = _("The file has more than %(limit)d paragraphs and table cells, far more than a report can have.")
        place = _("The last words that were read: “%(words)s”.") % {"words": detail} if detail else ""
        return " ".join(filter(None, [text % {"limit": MAX_PARAGRAPHS}, place]))
    return str(_SENTENCES[why])

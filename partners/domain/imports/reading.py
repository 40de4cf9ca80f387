"""From an uploaded file to a list of rows. What the file is, is told by its content, not by its name."""

from django.utils.translation import gettext as _

from .headers import count_known
from .refusal import ImportRefused
from .separated import read_separated
from .sheet import Sheet, arrange
from .workbook import read_workbook

MAX_BYTES = 10 * 1024 * 1024
ARCHIVE = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_list(content: bytes, sheet_name: str = "") -> Sheet:
    """Return the list in ``content``: an Excel workbook or text with separators.

    Raises ``ImportRefused`` with everything that is wrong with the file.
    """
    if len(content) > MAX_BYTES:
        size = MAX_BYTES // 1024 // 1024
        raise ImportRefused([_("The file is larger than %(size)d MB.") % {"size": size}])
    if not content.strip():
        raise ImportRefused([_("The file is empty.")])
    if not content.startswith((ARCHIVE, OLD_OFFICE)):
        return arrange(read_separated(content), count_known)
    name, lines, others = read_workbook(content, sheet_name)
    sheet = arrange(lines, count_known)
    notes = []
    if others:
        notes.append(
            _("Only the sheet “%(name)s” was read. There are further sheets: %(others)s.")
            % {"name": name, "others": ", ".join(others)}
        )
    return Sheet(sheet.headers, sheet.lines, name, notes)

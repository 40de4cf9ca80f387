"""What a workbook may consist of. Checked before anything else opens it (decision 0020).

An XLSX file is a ZIP archive: its directory may lie about sizes, so every member is unpacked once and counted while
it is read, and thrown away. Refused are ZIP bombs, macros, links to other files, embedded objects and documents that
declare entities.
"""

import io
import re
import zipfile
import zlib
from typing import IO, Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parse as parse_safely
from django.utils.translation import gettext as _

from .refusal import ImportRefused

MAX_ENTRIES = 300
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 150
# Small members may well consist of one repeated word.
RATIO_FROM = 1024 * 1024
CHUNK = 64 * 1024
MACROS = re.compile(r"vbaproject|\.bin$|activex|macrosheets|customui", re.IGNORECASE)
FOREIGN = re.compile(r"externallinks/|connections\.xml|embeddings/|oleobject|querytables/", re.IGNORECASE)
# Printer settings are the one binary member that every workbook may have; they are not read.
HARMLESS = re.compile(r"printersettings/[^/]+\.bin$", re.IGNORECASE)
XML = (".xml", ".rels", ".vml")
OLE_MAGIC = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 0x1


class _Counted(io.RawIOBase):
    """Reads a member and stops as soon as it is larger than it may be."""

    def __init__(self, member: IO[bytes], info: zipfile.ZipInfo, budget: int) -> None:
        self._member = member
        self._info = info
        self._budget = budget
        self.count = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return at most ``size`` bytes, a chunk when asked for all. Raises ``ImportRefused`` beyond the limits."""
        data = self._member.read(CHUNK if size < 0 else min(size, CHUNK))
        self.count += len(data)
        packed = max(self._info.compress_size, 1)
        if self.count > self._budget or (self.count > RATIO_FROM and self.count / packed > MAX_RATIO):
            raise ImportRefused([_too_large()])
        return data


def check_archive(content: bytes) -> None:
    """Look through the archive. Raises ``ImportRefused`` with what is wrong with it."""
    if content[:4] == OLE_MAGIC:
        raise ImportRefused(
            [_("The file is encrypted or in the old Excel format. Please save it as .xlsx without a password.")]
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_directory(archive.infolist())
            _check_contents(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ImportRefused([_("The file is damaged: Excel could not open it either.")]) from error


def _check_directory(members: list[zipfile.ZipInfo]) -> None:
    names = [each.filename for each in members]
    if len(members) > MAX_ENTRIES or len(names) != len(set(names)):
        raise ImportRefused([_too_large()])
    if any(each.flag_bits & ENCRYPTED for each in members):
        raise ImportRefused([_("The file is encrypted. Please save it without a password.")])
    if sum(each.file_size for each in members) > MAX_UNPACKED:
        raise ImportRefused([_too_large()])
    for each in members:
        if each.file_size > RATIO_FROM and each.file_size / max(each.compress_size, 1) > MAX_RATIO:
            raise ImportRefused([_too_large()])
    if any(MACROS.search(name) and not HARMLESS.search(name) for name in names):
        raise ImportRefused(
            [_("The file contains macros. Please save it as an Excel workbook without macros (.xlsx).")]
        )
    if any(FOREIGN.search(name) for name in names):
        raise ImportRefused(
            [
                _(
                    "The file contains links to other files or embedded objects. "
                    "Please copy the list as values into a new file."
                )
            ]
        )
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise ImportRefused([_("This is no Excel workbook. Please save the list as .xlsx or .csv.")])


def _check_contents(archive: zipfile.ZipFile) -> None:
    budget = MAX_UNPACKED
    for info in archive.infolist():
        if info.is_dir():
            continue
        with archive.open(info) as member:
            counted = _Counted(member, info, budget)
            if info.filename.lower().endswith(XML):
                _check_xml(counted, info.filename)
            while counted.read():
                pass
            budget -= counted.count


def _check_xml(member: Any, name: str) -> None:
    handler = _ContentTypes() if name == "[Content_Types].xml" else ContentHandler()
    try:
        parse_safely(member, handler, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise ImportRefused(
            [_("The file declares contents that are fetched from elsewhere. Such files are not read.")]
        ) from error
    except SAXException as error:
        raise ImportRefused([_("The file is damaged: Excel could not open it either.")]) from error


class _ContentTypes(ContentHandler):
    """Refuses workbooks that say of themselves that they have macros, whatever their members are called."""

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 -- the name is given
        """Look at one declaration."""
        if name in {"Override", "Default"} and "macroenabled" in attrs.get("ContentType", "").lower():
            raise ImportRefused(
                [_("The file contains macros. Please save it as an Excel workbook without macros (.xlsx).")]
            )


def _too_large() -> str:
    return _("Unpacked, the file is far larger than a list of organisations can be. It is not read.")

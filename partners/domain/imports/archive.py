"""What a workbook may consist of. Checked before anything else opens it (decision 0020).

An XLSX file is a ZIP archive: its directory may lie about sizes, so every member is unpacked once and counted while
it is read, and thrown away. Refused are ZIP bombs, macros, links to other files, embedded objects and documents that
declare entities.
"""

import io
import re
import zipfile
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parse as parse_safely
from django.utils.translation import gettext as _

from portal.shared.uploads.archives import (
    DAMAGED,
    OLE_MAGIC,
    ArchiveLimits,
    ArchiveUnfit,
    CountedMember,
    Fault,
    check_directory,
)

from .refusal import ImportRefused

LIMITS = ArchiveLimits(members=300)
BINARY = re.compile(r"\.bin$", re.IGNORECASE)
FOREIGN = re.compile(r"externallinks/|connections\.xml|embeddings/|oleobject|querytables/", re.IGNORECASE)
# Printer settings are the one binary member that every workbook may have; they are not read.
HARMLESS = re.compile(r"printersettings/[^/]+\.bin$", re.IGNORECASE)
XML = (".xml", ".rels", ".vml")


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
    except ArchiveUnfit as unfit:
        raise ImportRefused([_sentence(unfit.fault)]) from None
    except DAMAGED as error:
        raise ImportRefused([_("The file is damaged: Excel could not open it either.")]) from error


def _check_directory(members: list[zipfile.ZipInfo]) -> None:
    check_directory(members, LIMITS)
    names = {each.filename for each in members}
    if any(BINARY.search(name) and not HARMLESS.search(name) for name in names):
        raise ImportRefused([_macros()])
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
    budget = LIMITS.unpacked
    for info in archive.infolist():
        if info.is_dir():
            continue
        with archive.open(info) as member:
            counted = CountedMember(member, info, budget, LIMITS)
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
            raise ImportRefused([_macros()])


def _sentence(fault: Fault) -> str:
    if fault == Fault.ENCRYPTED:
        return _("The file is encrypted. Please save it without a password.")
    if fault == Fault.MACROS:
        return _macros()
    return _("Unpacked, the file is far larger than a list of organisations can be. It is not read.")


def _macros() -> str:
    return _("The file contains macros. Please save it as an Excel workbook without macros (.xlsx).")

"""The archive a Word file is: checked first, then its parts are read, one by one and with limits.

Nothing outside the file is ever fetched: addresses of relations are read as words.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from portal.shared.uploads.archives import (
    DAMAGED,
    OLE_MAGIC,
    ArchiveLimits,
    ArchiveUnfit,
    CountedMember,
    Fault,
    check_directory,
)

from .names import CONTENT_TYPES, PACKAGE_RELATIONS, STRICT
from .refusal import WordRefusal, WordUnfit

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_XML: Final = 24 * 1024 * 1024
# The text of long tables is packed very densely; up to the size that is read, that is no harm.
LIMITS: Final = ArchiveLimits(members=2000, ratio_from=MAX_XML)
_DOCUMENT: Final = re.compile(r"wordprocessingml\.(?:document|template)\.main\+xml$")
_OTHER_OFFICE: Final = re.compile(r"spreadsheetml|presentationml|drawingml\.main|visio", re.IGNORECASE)
_FAULTS: Final = {
    Fault.ENCRYPTED: WordRefusal.ENCRYPTED,
    Fault.MACROS: WordRefusal.MACROS,
    Fault.TOO_LARGE: WordRefusal.BOMB,
}
# Names of streams in the older format, which other programs use for encrypted files as well.
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to: kind (the last word of its type), target, and whether that is outside the file."""

    kind: str
    target: str
    is_external: bool


class Package:
    """A checked Word file. Raises ``WordUnfit`` when it is none or may do harm."""

    def __init__(self, content: bytes) -> None:
        _refuse_other_files(content)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            check_directory(self._archive.infolist(), LIMITS)
            self._names = set(self._archive.namelist())
            self._count()
        except ArchiveUnfit as unfit:
            raise WordUnfit(_FAULTS[unfit.fault]) from None
        except DAMAGED as error:
            packing = isinstance(error, NotImplementedError)
            raise WordUnfit(WordRefusal.PACKING if packing else WordRefusal.BROKEN) from error
        self.document = self._find_document()

    def has(self, name: str) -> bool:
        """Say whether there is a part of this name."""
        return name in self._names

    def raw(self, name: str) -> bytes:
        """Return the bytes of a part; they have been counted before."""
        return self._archive.read(name)

    def xml(self, name: str) -> Any:
        """Return the root of a part, None when it is missing. Raises ``WordUnfit``."""
        if name not in self._names:
            return None
        content = self.raw(name)
        if len(content) > MAX_XML:
            raise WordUnfit(WordRefusal.BOMB, name)
        for strict, usual in STRICT:
            content = content.replace(strict, usual)
        return parse(content)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return where a part points to, by the names it uses for that."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for each in [] if root is None else root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
            target, is_external = each.get("Target") or "", (each.get("TargetMode") or "").lower() == "external"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[each.get("Id") or ""] = Relation(
                (each.get("Type") or "").rpartition("/")[2].casefold(), target, is_external
            )
        return found

    def _count(self) -> None:
        """Unpack everything once and throw it away: what the directory says may be wrong."""
        budget = LIMITS.unpacked
        for info in self._archive.infolist():
            if info.is_dir():
                continue
            with self._archive.open(info) as member:
                counted = CountedMember(member, info, budget, LIMITS)
                while counted.read():
                    pass
                budget -= counted.count

    def _find_document(self) -> str:
        """Return the name of the part with the text. Raises ``WordUnfit`` when this is another kind of file."""
        if "mimetype" in self._names and self.raw("mimetype")[:100].startswith(b"application/vnd.oasis.opendocument"):
            raise WordUnfit(WordRefusal.OPEN_DOCUMENT)
        types = self.xml("[Content_Types].xml")
        if types is None:
            raise WordUnfit(WordRefusal.OTHER)
        parts = {
            (each.get("PartName") or "").lstrip("/"): each.get("ContentType") or ""
            for each in types.iter(f"{{{CONTENT_TYPES}}}Override")
        }
        kinds = [each.get("ContentType") or "" for each in types]
        if any("macroenabled" in kind.lower() for kind in kinds):
            raise WordUnfit(WordRefusal.MACROS)
        start = next((each.target for each in self.relations("").values() if each.kind == "officedocument"), "")
        if start not in self._names or not _DOCUMENT.search(parts.get(start, "")):
            start = next((name for name, kind in parts.items() if _DOCUMENT.search(kind) and name in self._names), "")
        if start:
            return start
        is_office = any(_OTHER_OFFICE.search(kind) for kind in kinds)
        raise WordUnfit(WordRefusal.OTHER_OFFICE if is_office else WordRefusal.OTHER)


def parse(content: bytes) -> Any:
    """Return the root of an XML document. Raises ``WordUnfit``; entities and document types are refused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        entities = b"<!ENTITY" in content or b"<!DOCTYPE" in content
        raise WordUnfit(WordRefusal.ENTITIES if entities else WordRefusal.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise WordUnfit(WordRefusal.ENTITIES)
    return root


def _refuse_other_files(content: bytes) -> None:
    if not content.strip(b"\0 \r\n\t"):
        raise WordUnfit(WordRefusal.EMPTY)
    if len(content) > MAX_BYTES:
        raise WordUnfit(WordRefusal.TOO_LARGE)
    if content[:4] == OLE_MAGIC:
        if _ENCRYPTED_STREAM in content:
            raise WordUnfit(WordRefusal.ENCRYPTED)
        raise WordUnfit(WordRefusal.OLD_WORD if _OLD_WORD_STREAM in content else WordRefusal.OTHER)
    start = content[:1024].lstrip()
    if start.startswith(b"%PDF-"):
        raise WordUnfit(WordRefusal.PDF)
    if start.startswith(b"{\\rtf"):
        raise WordUnfit(WordRefusal.RTF)
    if not content.startswith(b"PK"):
        raise WordUnfit(WordRefusal.OTHER)

"""ZIP archives of strangers: what an Office file is packed in. Known to no Django, so that a sandbox can use it.

The directory of an archive may lie about sizes, so members are counted while they are unpacked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Final

OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0"
MACROS: Final = re.compile(r"vbaproject|activex|macrosheets|customui", re.IGNORECASE)
CHUNK: Final = 64 * 1024
# What Python raises about archives that are damaged or packed in a way it does not know.
DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
)  # fmt: skip
_ENCRYPTED: Final = 0x1


class Fault(StrEnum):
    """Why an archive is not read. Apps have the sentences."""

    ENCRYPTED = "encrypted"
    MACROS = "macros"
    TOO_LARGE = "too_large"


class ArchiveUnfit(Exception):
    """The archive is not read; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Number of members, bytes of all when unpacked, and how much smaller than that packing may make one.

    Members below ``ratio_from`` bytes may well consist of one repeated word.
    """

    members: int
    unpacked: int = 100 * 1024 * 1024
    ratio: int = 150
    ratio_from: int = 1024 * 1024

    def are_exceeded(self, unpacked: int, packed: int) -> bool:
        """Say whether one member is packed more densely than honest ones are."""
        return unpacked > self.ratio_from and unpacked / max(packed, 1) > self.ratio


class CountedMember(io.RawIOBase):
    """Reads a member and stops as soon as it is larger than it may be."""

    def __init__(self, member: IO[bytes], info: zipfile.ZipInfo, budget: int, limits: ArchiveLimits) -> None:
        self._member = member
        self._info = info
        self._budget = budget
        self._limits = limits
        self.count = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return at most ``size`` bytes, a chunk when asked for all. Raises ``ArchiveUnfit`` beyond the limits."""
        data = self._member.read(CHUNK if size < 0 else min(size, CHUNK))
        self.count += len(data)
        if self.count > self._budget or self._limits.are_exceeded(self.count, self._info.compress_size):
            raise ArchiveUnfit(Fault.TOO_LARGE)
        return data


def check_directory(members: Iterable[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    """Check what the directory says of itself. Raises ``ArchiveUnfit``."""
    members = list(members)
    names = {each.filename for each in members}
    if len(members) > limits.members or len(names) != len(members):
        raise ArchiveUnfit(Fault.TOO_LARGE)
    if any(each.flag_bits & _ENCRYPTED for each in members):
        raise ArchiveUnfit(Fault.ENCRYPTED)
    if sum(each.file_size for each in members) > limits.unpacked:
        raise ArchiveUnfit(Fault.TOO_LARGE)
    if any(limits.are_exceeded(each.file_size, each.compress_size) for each in members):
        raise ArchiveUnfit(Fault.TOO_LARGE)
    if any(MACROS.search(name) for name in names):
        raise ArchiveUnfit(Fault.MACROS)

"""Stable identifiers of what the API tells: UUIDs that hold the primary key (docs/decisions/0022-open-data.md).

A UUID of version 8 (RFC 9562) leaves 122 bits to us: 48 say "this portal", 12 say what it is, 62 are the primary key
of the organisation. So nothing needs to be stored to find it again. Parts without an address of their own (a
telephone number, an opening time) get a UUID of version 5 within that of their owner.
"""

from dataclasses import dataclass
from enum import IntEnum
from uuid import NAMESPACE_URL, UUID, uuid5

# Never to be changed: harvesters know our records by it.
PORTAL = 0xB7C3_9A5E_21D0
NAMESPACE = uuid5(NAMESPACE_URL, "https://brueckenbauer.example/open-data")
VERSION, VARIANT = 8, 0b10
LARGEST_KEY = 2**62 - 1


class Kind(IntEnum):
    """What an identifier is of. The numbers are part of the identifiers."""

    ORGANIZATION = 1
    LOCATION = 2
    SERVICE = 3
    SERVICE_AT_LOCATION = 4


@dataclass(frozen=True)
class Key:
    """What an identifier says: kind, primary key of the organisation, number of the offer (0 where there is none)."""

    kind: Kind
    organisation: int
    offer: int = 0

    @property
    def uuid(self) -> UUID:
        """The identifier."""
        meaning = self.kind << 8 | self.offer
        return UUID(int=PORTAL << 80 | VERSION << 76 | meaning << 64 | VARIANT << 62 | self.organisation)


def read_key(text: str) -> Key | None:
    """Return what the identifier ``text`` says, None if it is none of ours."""
    try:
        number = UUID(text).int
        key = Key(Kind(number >> 72 & 0xF), number & LARGEST_KEY, number >> 64 & 0xFF)
    except ValueError:
        return None
    return key if key.uuid.int == number else None


def part(owner: UUID, *names: object) -> UUID:
    """Return the identifier of a part of ``owner``: the same names, the same identifier."""
    return uuid5(owner, "/".join(str(name) for name in names))

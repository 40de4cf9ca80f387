"""Web addresses in running text: where they begin and end, and where a line may break."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MAX_LENGTH: Final = 2_000
SHORTEST_PART: Final = 5

_CANDIDATE: Final = re.compile(r"(?<![\w@/.-])(?:https?://|www\.)[^\s<>\"„“”‚‘’»«|\\^`{}\[\]]+", re.IGNORECASE)
# A host with a dot, without user name; what follows begins with a slash, query or fragment.
_WELL_FORMED: Final = re.compile(
    r"(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE
)
_SENTENCE_END: Final = ".,;:!?…'*_–-"
# A line may end after a slash and before a dot, so that the reader sees the address goes on.
_BREAKS: Final = re.compile(r"(?<=[/?&=])(?<!:/)(?![/?&=])|(?<=[^/.])(?=\.[^.])|(?<=_)")


class Piece(NamedTuple):
    """A part of a text: plain when `href` is empty, otherwise an address with its target."""

    text: str
    href: str


def split_addresses(text: str) -> Iterator[Piece]:
    """Cut a text into plain parts and web addresses; the parts joined are the text again.

    The full stop after an address and the bracket around it belong to the sentence.
    `www.` alone is taken for `https://`.
    """
    done = 0
    for match in _CANDIDATE.finditer(text):
        if len(match[0]) > MAX_LENGTH:
            continue
        address = _without_sentence_end(match[0])
        if not _WELL_FORMED.fullmatch(address):
            continue
        if match.start() > done:
            yield Piece(text[done : match.start()], "")
        scheme = "" if "://" in address[:8] else "https://"
        yield Piece(address, scheme + address)
        done = match.start() + len(address)
    if done < len(text):
        yield Piece(text[done:], "")


def breakable_parts(address: str) -> list[str]:
    """The address in parts between which a line may break; joined they are the address.

    No part but the whole is shorter than five characters, so that no `www` stands alone.
    """
    parts: list[str] = []
    for piece in _BREAKS.split(address):
        if parts and (len(parts[-1]) < SHORTEST_PART or len(piece) < SHORTEST_PART):
            parts[-1] += piece
        else:
            parts.append(piece)
    return parts


def _without_sentence_end(address: str) -> str:
    while address:
        last = address[-1]
        unopened = last == ")" and address.count(")") > address.count("(")
        if last not in _SENTENCE_END and not unopened:
            break
        address = address[:-1]
    return address

"""What a mail says and which files it brings, whatever its program made of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.header import decode_header, make_header
from email.message import Message as Mail
from typing import Final

from .html_text import html_to_text

MOST_PARTS: Final = 200
LONGEST_HTML: Final = 2 * 1024 * 1024
# Smaller pictures inside a text are logos of a signature.
SMALLEST_PICTURE: Final = 10 * 1024
_SIGNATURES: Final = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_SEALED: Final = frozenset(
    {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/ms-tnef", "application/pgp-encrypted"}
)
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What no database or printer takes: control characters, halves of letters, private letters of single fonts.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U0010ffff]"
)
_PLACEHOLDER: Final = "□"


class TooManyParts(Exception):
    """A mail of more parts than any program makes."""


@dataclass(frozen=True)
class ReceivedFile:
    """A file in a mail. Name and type are what the sender's program says of it: not to be believed."""

    name: str
    content_type: str
    content: bytes


@dataclass
class Body:
    """Text and files of a mail. ``is_sealed``: it is encrypted or in a format of one program, its text unknown."""

    texts: list[str] = field(default_factory=list)
    files: list[ReceivedFile] = field(default_factory=list)
    is_sealed: bool = False

    @property
    def text(self) -> str:
        """The text as its writer sees it."""
        return "\n\n".join(filter(None, (text.strip("\n") for text in self.texts)))


def read_body(mail: Mail) -> Body:
    """Return text and files of ``mail``. Raises ``TooManyParts``, ``ValueError`` for HTML beyond two megabytes."""
    body = Body()
    for number, (part, has_plain_twin) in enumerate(_leaves(mail)):
        if number == MOST_PARTS:
            raise TooManyParts
        _take(part, body, has_plain_twin=has_plain_twin)
    return body


def _leaves(mail: Mail) -> Iterator[tuple[Mail, bool]]:
    """Yield the parts that hold something, and whether the same stands in plain text beside them.

    A mail inside the mail is one file.
    """
    waiting = [(mail, False)]
    while waiting:
        part, has_plain_twin = waiting.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            children = [child for child in payload if isinstance(child, Mail)]
            if part.get_content_subtype() == "alternative":
                has_plain_twin = has_plain_twin or any(_is_plain_text(child) for child in children)
            waiting.extend((child, has_plain_twin) for child in reversed(children))
        else:
            yield part, has_plain_twin


def _is_plain_text(part: Mail) -> bool:
    return part.get_content_type() == "text/plain" and bool(_decoded(part).strip())


def _take(part: Mail, body: Body, *, has_plain_twin: bool) -> None:
    kind = part.get_content_type()
    disposition = str(part.get("Content-Disposition", "")).split(";")[0].strip().lower()
    name = _name_of(part)
    if kind in _SIGNATURES:
        return
    is_broken = part.get_content_maintype() == "multipart"
    if (kind == "text/plain" or is_broken) and disposition != "attachment" and not name:
        text = _decoded(part)
        body.texts.append(_unflowed(text, part) if part.get_param("format") == "flowed" else text)
    elif kind == "text/html" and disposition != "attachment" and not name:
        if not has_plain_twin:
            body.texts.append(_seen(_decoded(part)))
    else:
        content = _content(part)
        is_logo = kind.startswith("image/") and disposition != "attachment" and part["Content-ID"]
        if content and not (is_logo and len(content) < SMALLEST_PICTURE):
            body.files.append(ReceivedFile(name, kind, content))
        body.is_sealed = body.is_sealed or kind in _SEALED


def _seen(html: str) -> str:
    if len(html) > LONGEST_HTML:
        raise ValueError("The HTML is too long.")
    return html_to_text(html)


def _content(part: Mail) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Mail) else b""


def _decoded(part: Mail) -> str:
    content = _content(part)
    for charset in (str(part.get_content_charset() or "utf-8"), "utf-8"):
        try:
            return _clean(content.decode(charset))
        except (LookupError, ValueError):
            continue
    return _clean(content.decode("cp1252", errors="replace"))


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub(_PLACEHOLDER, _LINE_ENDS.sub("\n", text).removeprefix("\ufeff").replace("\u00a0", " "))


def _unflowed(text: str, part: Mail) -> str:
    """Put paragraphs together that a mail program broke into lines (RFC 3676)."""
    deletes_space = str(part.get_param("delsp") or "").lower() == "yes"
    whole: list[str] = []
    is_open = False
    for raw in text.split("\n"):
        line = raw.removeprefix(" ")
        if is_open and not line.startswith(">") and line != "-- ":
            whole[-1] = (whole[-1][:-1] if deletes_space else whole[-1]) + line
        else:
            whole.append(line)
        is_open = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(whole)


def _name_of(part: Mail) -> str:
    try:
        return readable_header(part.get_filename() or "")
    except (LookupError, ValueError, TypeError, AttributeError):
        return ""


def readable_header(value: object) -> str:
    """Return a header as text; what cannot be decoded stays as it is."""
    raw = str(value)
    try:
        return _clean(str(make_header(decode_header(raw))))
    except (LookupError, ValueError):
        return _clean(raw)

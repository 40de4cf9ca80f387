"""Reading delivery status notifications (RFC 3464). Mails from strangers: nothing in them may make this fail."""

import hashlib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as Mail
from uuid import UUID

logger = logging.getLogger(__name__)

UUID_PATTERN = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
OWN_ID = re.compile(rf"<({UUID_PATTERN})@", re.IGNORECASE)
ENVELOPE = re.compile(rf"\+({UUID_PATTERN})@", re.IGNORECASE)
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
ENVELOPE_HEADERS = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
LONGEST = 10 * 1024 * 1024
# RFC 3463, second number: mail system, content, policy. They are about the mail or the server, not about the address.
NOT_THE_ADDRESS = frozenset({"3", "6", "7"})


@dataclass(frozen=True)
class DeliveryReport:
    """What a notification says about one recipient of one of our mails.

    ``message_ids`` are the mails it may be about, the most certain first; ``digest`` tells one report from another.
    """

    message_ids: tuple[UUID, ...]
    status: str
    diagnostic: str
    has_failed: bool
    digest: str

    @property
    def is_permanent(self) -> bool:
        """Say whether the address will not take the next mail either (class 5, and the address is the reason)."""
        return self.has_failed and concerns_address(self.status)


def concerns_address(status: str) -> bool:
    """Say whether an enhanced status code means that the address takes no mails, for good."""
    parts = status.split(".")
    return parts[0] == "5" and len(parts) > 1 and parts[1] not in NOT_THE_ADDRESS


def status_in(text: str) -> str:
    """Return the first enhanced status code in ``text``, "" if there is none."""
    found = STATUS.search(text)
    return found.group() if found else ""


def read_report(raw: bytes) -> DeliveryReport | None:
    """Return what the mail ``raw`` reports, None when it is no report about a failed or delayed mail of ours."""
    if len(raw) > LONGEST:
        return None
    try:
        return _read(raw)
    except Exception:
        logger.exception("A mail in the mailbox for returned mails cannot be read")
        return None


def _read(raw: bytes) -> DeliveryReport | None:
    mail = message_from_bytes(raw)
    parts = list(mail.walk())
    # The notification's own Message-ID must not be taken for that of the mail it is about.
    originals = [part for part in parts[1:] if part["Message-ID"]]
    ids = [*_ids(OWN_ID, (str(part["Message-ID"]) for part in originals)), *_ids(OWN_ID, _quoted_headers(parts))]
    ids += _ids(ENVELOPE, (str(value) for name in ENVELOPE_HEADERS for value in mail.get_all(name, [])))
    about = next((block for part in parts for block in _recipients(part)), None)
    if about is None or not ids:
        return None
    diagnostic = _storable(" ".join(str(about.get("Diagnostic-Code", "")).split()))
    status = status_in(str(about.get("Status", ""))) or status_in(diagnostic)
    action = str(about.get("Action", "")).strip().lower()
    if action not in {"", "failed", "delayed"} or not status or status.startswith("2"):
        return None
    mark = f"{ids[0]}:{status}:{mail.get('Message-ID') or hashlib.sha256(raw).hexdigest()}"
    return DeliveryReport(
        tuple(dict.fromkeys(ids)),
        status,
        diagnostic,
        action != "delayed",
        hashlib.sha256(mark.encode(errors="replace")).hexdigest(),
    )


def _storable(text: str) -> str:
    return text.replace("\0", "").encode(errors="replace").decode()


def _ids(pattern: re.Pattern[str], texts: Iterator[str]) -> list[UUID]:
    return [UUID(found) for text in texts for found in pattern.findall(text)]


def _quoted_headers(parts: list[Mail]) -> Iterator[str]:
    """Yield the headers of the original mail where a server returns only those (text/rfc822-headers)."""
    for part in parts:
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                headers = message_from_bytes(payload)
                yield str(headers.get("Message-ID", ""))


def _recipients(part: Mail) -> Iterator[Mail]:
    """Yield the blocks of a delivery status that are about a recipient and not about the report as a whole."""
    if part.get_content_type() != "message/delivery-status":
        return
    blocks = part.get_payload()
    if isinstance(blocks, list):
        yield from (block for block in blocks if isinstance(block, Mail) and (block["Status"] or block["Action"]))

"""What becomes of a mail in the mailbox for answers. The rules stand in docs/replies-by-mail.md."""

import hashlib
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as Mail

from django.conf import settings
from django.db import transaction
from django.utils import translation

from cooperations.enums.contact import RequestState
from cooperations.enums.inbound import InboundOutcome
from cooperations.enums.relay import HeldWhy, RelayKind, RelayState, RelayWay
from cooperations.enums.side import Side
from cooperations.models import InboundMail, RelayAddress, RelayMail
from cooperations.models.relay import TEXT_LENGTH
from cooperations.permissions.relay import is_writable
from portal.outbox.domain import bounces
from portal.outbox.domain.replies.automatic import Nature
from portal.outbox.domain.replies.reading import LONGEST, Content, Envelope, Unreadable, read_content, read_envelope
from portal.outbox.domain.replies.reply_text import split_reply
from portal.shared.texts import check_text
from portal.shared.uploads.checked import CheckedFile, check_files

from .addresses import Writer, organisation_of, writers_of
from .explaining import Why, explain
from .files import keep_files
from .hiding import hide_private
from .limits import has_written_enough
from .posting import deliver, lock_request


@dataclass(frozen=True)
class Understood:
    """A mail for a conversation, read before anything is locked: that takes its time."""

    envelope: Envelope
    address: RelayAddress
    mark: str
    content: Content | None = None
    files: tuple[CheckedFile, ...] = ()


def understand(inbound: InboundMail) -> InboundOutcome | Understood:
    """Read a mail: who it is from, for which conversation; or what it is when it is for none."""
    raw = bytes(inbound.raw)
    try:
        envelope = read_envelope(raw, settings.RELAY_ADDRESS)
    except Unreadable:
        return InboundOutcome.REFUSED
    if envelope.nature == Nature.REPORT:
        bounces.take_in(raw)
        return InboundOutcome.REPORT
    address = _address_among(envelope.tokens)
    if address is None:
        return InboundOutcome.UNKNOWN
    mark = mark_of(raw)
    if envelope.nature == Nature.AUTOMATIC or inbound.size > LONGEST:
        return Understood(envelope, address, mark)
    try:
        content = read_content(raw)
    except Unreadable:
        return Understood(envelope, address, mark)
    files = check_files([(each.name, each.content) for each in content.files]) if is_for_somebody(address) else []
    return Understood(envelope, address, mark, content, tuple(files))


def is_for_somebody(address: RelayAddress) -> bool:
    """Say whether the side of ``address`` may write at all: else its files need not be looked at."""
    return is_writable(address.request, Side(address.side))


def mark_of(raw: bytes) -> str:
    """Return what tells this mail from others, however it came: its number, its sender; "" without a number."""
    mail: Mail = message_from_bytes(raw[:LONGEST])
    number = str(mail.get("Message-ID", "")).strip()
    return hashlib.sha256(f"{number}\n{mail.get('From', '')}".encode(errors="replace")).hexdigest() if number else ""


@transaction.atomic
def take_in(inbound: InboundMail, understood: InboundOutcome | Understood) -> InboundOutcome:
    """Store what ``understand`` found, and pass the message on if nothing speaks against it."""
    outcome = understood if isinstance(understood, InboundOutcome) else _take(inbound, understood)
    InboundMail.objects.filter(pk=inbound.pk).update(outcome=outcome)
    return outcome


def _take(inbound: InboundMail, mail: Understood) -> InboundOutcome:
    request = lock_request(mail.address.request)
    side = Side(mail.address.side)
    if mail.mark and request.relay_mails.filter(side=side, mark=mail.mark).exists():
        return InboundOutcome.REPEATED
    organisation = organisation_of(request, side)
    if organisation is None or request.erased_at:
        return InboundOutcome.REFUSED
    writers = writers_of(organisation)
    writer = writers.get(mail.envelope.sender)
    row = RelayMail(
        request=request,
        side=side,
        author=writer.user if writer else None,
        author_name=writer.name if writer else "",
        way=RelayWay.MAIL,
        mark=mail.mark,
        state=RelayState.DELIVERED,
    )
    if mail.envelope.nature == Nature.AUTOMATIC:
        return _note_automatic(row)
    if why := _why_refused(inbound, mail, row):
        if writer:
            explain(request, side, mail.envelope.sender, why)
        return InboundOutcome.REFUSED
    assert mail.content is not None  # noqa: S101 -- else it was refused
    split = split_reply(check_text(mail.content.text, max_length=TEXT_LENGTH).text)
    private = {*writers, mail.envelope.sender}
    with translation.override(request.language):
        row.text, row.quoted = hide_private(split.kept, private), hide_private(split.rest, private)
    return _store(row, mail, writer)


def _note_automatic(row: RelayMail) -> InboundOutcome:
    """Keep that there was an automatic answer, not what it says: absence notes name private numbers."""
    row.kind, row.author, row.author_name = RelayKind.AUTO_REPLY, None, ""
    row.save()
    return InboundOutcome.AUTOMATIC


def _why_refused(inbound: InboundMail, mail: Understood, row: RelayMail) -> Why | None:
    if not is_writable(row.request, Side(row.side)):
        waits = row.request.state not in {RequestState.DECLINED, RequestState.WITHDRAWN}
        return Why.WAITING if waits else Why.CLOSED
    if inbound.size > LONGEST:
        return Why.TOO_LARGE
    return _why_unfit(mail.content, mail.files) if mail.content else Why.UNREADABLE


def _why_unfit(content: Content, files: tuple[CheckedFile, ...]) -> Why | None:
    has_text = bool(content.text.strip())
    if content.is_sealed and not has_text:
        return Why.SEALED
    if not has_text and all(each.refused_why for each in files):
        return Why.FILES_ALONE if files else Why.EMPTY
    return Why.TEXT if check_text(content.text, max_length=TEXT_LENGTH).problems else None


def _store(row: RelayMail, mail: Understood, writer: Writer | None) -> InboundOutcome:
    why = _why_held(row, mail, writer)
    if why:
        row.state, row.held_why, row.sender = RelayState.HELD, why, mail.envelope.sender
    row.save()
    keep_files(row, mail.files)
    if why:
        return InboundOutcome.HELD
    deliver(row, actor=None)
    if any(each.refused_why for each in mail.files):
        explain(row.request, Side(row.side), mail.envelope.sender, Why.FILES)
    return InboundOutcome.TAKEN


def _why_held(row: RelayMail, mail: Understood, writer: Writer | None) -> HeldWhy | None:
    if writer is None:
        return HeldWhy.UNKNOWN_SENDER
    if mail.envelope.nature == Nature.UNSURE or mail.envelope.is_doubtful:
        return HeldWhy.UNSURE
    return HeldWhy.TOO_MANY if has_written_enough(row.request, Side(row.side)) else None


def _address_among(tokens: tuple[str, ...]) -> RelayAddress | None:
    """Return the first address that exists. One query."""
    rows = RelayAddress.objects.filter(token__in=tokens[:20]).select_related("request")
    found = {row.token: row for row in rows}
    return next((found[token] for token in tokens if token in found), None)

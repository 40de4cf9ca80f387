"""Mails that came back: recording them, asking for addresses, putting them right."""

import hashlib
from collections.abc import Iterable
from enum import StrEnum

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.outbox.models import Bounce, Message

from .delivery_reports import DeliveryReport, concerns_address, read_report, status_in

DIAGNOSTIC_LENGTH = 200


class Outcome(StrEnum):
    """What a mail in the mailbox for returned mails led to."""

    MARKED = "marked"
    COUNTED = "counted"
    KNOWN = "known"
    NOT_OURS = "not ours"


def take_in(raw: bytes) -> Outcome:
    """Record what the mail ``raw`` reports. The same report taken in twice is recorded once."""
    report = read_report(raw)
    return Outcome.NOT_OURS if report is None else record_report(report)


def record_report(report: DeliveryReport) -> Outcome:
    """Record a report about a mail of ours; only its own recipient is marked, whatever address the report names.

    Nobody else knows the number of a mail, so nobody can have other people's addresses marked.
    """
    found = {message.pk: message for message in Message.objects.filter(pk__in=report.message_ids)}
    message = next((found[pk] for pk in report.message_ids if pk in found), None)
    if message is None:
        return Outcome.NOT_OURS
    return _record(message, report.digest, report.status, report.diagnostic, is_permanent=report.is_permanent)


def record_refusal(message: Message, answer: str) -> Outcome:
    """Record that the mail server refused the recipient of ``message`` for good while it was being sent."""
    status = status_in(answer) or "5.0.0"
    digest = hashlib.sha256(f"{message.pk}:{status}:refused".encode()).hexdigest()
    return _record(message, digest, status, answer, is_permanent=concerns_address(status))


def _record(message: Message, digest: str, status: str, diagnostic: str, *, is_permanent: bool) -> Outcome:
    try:
        with transaction.atomic():
            Bounce.objects.create(
                digest=digest,
                message=message,
                address=message.recipient.lower(),
                status=status,
                diagnostic=diagnostic[:DIAGNOSTIC_LENGTH],
                is_permanent=is_permanent,
            )
    except IntegrityError:
        return Outcome.KNOWN
    return Outcome.MARKED if is_permanent else Outcome.COUNTED


def undeliverable_among(addresses: Iterable[str]) -> set[str]:
    """Return those of ``addresses``, in lower case, that take no mails. One query."""
    wanted = {address.lower() for address in addresses if address}
    return set(Bounce.objects.lasting().filter(address__in=wanted).values_list("address", flat=True))


def trust_address(address: str) -> bool:
    """Try ``address`` again because somebody says that it is right. Returns False when it was not marked."""
    return Bounce.objects.lasting().filter(address=address.lower()).update(resolved_at=timezone.now()) > 0

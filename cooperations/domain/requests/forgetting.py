"""What is erased after a while: texts of requests, notes, reports, guides, lifted blocks, old entries."""

from collections import Counter
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cooperations.models import (
    Block,
    ContactEntry,
    ContactRequest,
    Cooperation,
    MisuseReport,
    PrivateNote,
    RelayMail,
    TalkGuide,
)
from cooperations.models.months import add_months

REQUESTS, NOTES, REPORTS, GUIDES, BLOCKS, ENTRIES = 24, 24, 24, 24, 12, 60


def forget_contacts(today: date) -> Counter[str]:
    """Erase what is over its time (in months, above); return how many of each. Safe to run twice."""
    return Counter(
        requests=forget_requests(today),
        notes=PrivateNote.objects.filter(updated_at__lt=_before(today, NOTES)).delete()[0],
        reports=MisuseReport.objects.filter(at__lt=_before(today, REPORTS)).delete()[0],
        guides=TalkGuide.objects.filter(updated_at__lt=_before(today, GUIDES)).delete()[0],
        blocks=Block.objects.filter(lifted_at__lt=_before(today, BLOCKS)).delete()[0],
        entries=forgettable_entries(today).delete()[0],
    )


@transaction.atomic
def forget_requests(today: date) -> int:
    """Empty the texts of requests that have rested for two years and became no cooperation; the rows stay."""
    limit = _before(today, REQUESTS)
    rested = ContactRequest.objects.filter(erased_at=None, sent_at__lt=limit)
    later = ContactEntry.objects.filter(request=OuterRef("pk"), written_at__gte=limit)
    moved = ContactRequest.objects.filter(pk=OuterRef("pk"), transitions__at__gte=limit)
    written = RelayMail.objects.filter(request=OuterRef("pk"), at__gte=limit)
    return (
        rested.exclude(Exists(later))
        .exclude(Exists(written))
        .exclude(Exists(moved))
        .exclude(Exists(Cooperation.objects.filter(request=OuterRef("pk"))))
        .update(
            subject="",
            aim="",
            text="",
            no_phone_reason="",
            decline_text="",
            basis=None,
            erased_at=timezone.now(),
        )
    )


def forgettable_entries(today: date) -> QuerySet[ContactEntry]:
    """Return the entries older than five years that no living request stands on."""
    basis = ContactRequest.objects.filter(basis=OuterRef("pk"))
    return ContactEntry.objects.filter(~Exists(basis), Q(on__lt=_before(today, ENTRIES).date()))


def _before(today: date, months: int) -> datetime:
    return timezone.make_aware(datetime.combine(add_months(today, -months), time.min))

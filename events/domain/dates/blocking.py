"""Days on which an organisation cannot."""

from datetime import date

from django.utils import timezone

from events.models import BlockedDays
from partners.models import Organisation


def blocked_days_of(organisation: Organisation) -> list[BlockedDays]:
    """Return the spans that are not over yet, the next first."""
    return list(BlockedDays.objects.filter(organisation=organisation, last__gte=timezone.localdate()))


def block_days(organisation: Organisation, first: date, last: date, why: str) -> BlockedDays:
    """Block the days from ``first`` to ``last``; the same ones again change why."""
    row, _is_new = BlockedDays.objects.update_or_create(
        organisation=organisation, first=first, last=last, defaults={"why": why}
    )
    return row


def free_days(organisation: Organisation, pk: int) -> bool:
    """Free the blocked days ``pk`` of ``organisation``; return whether there were any."""
    deleted, _each = BlockedDays.objects.filter(organisation=organisation, pk=pk).delete()
    return bool(deleted)

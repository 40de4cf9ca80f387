"""Support within cooperations: to which one it may belong, and what was given in one."""

from typing import Any

from django.db.models import QuerySet

from cooperations.models import Cooperation, CooperationParty, Support
from partners.models import Organisation, organisation_ids


def cooperations_with(user: Any, other: Organisation) -> QuerySet[Cooperation]:
    """Return the cooperations that boards have confirmed and in which ``user`` and ``other`` take or took part."""
    taking_part = CooperationParty.objects.filter(accepted_at__isnull=False, is_silenced=False)
    mine = taking_part.filter(organisation__in=organisation_ids(user)).exclude(organisation=other)
    return Cooperation.objects.filter(
        valid_version__isnull=False,
        pk__in=taking_part.filter(organisation=other).values("cooperation"),
    ).filter(pk__in=mine.values("cooperation"))


def supports_in(user: Any, cooperation: Cooperation) -> list[Support]:
    """Return what the organisations of ``user`` gave and received in ``cooperation``, the latest first. One query."""
    rows = Support.objects.visible_to(user).filter(cooperation=cooperation)
    return list(rows.select_related("giver", "receiver"))

"""Agreed tasks that are due. Two queries."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import OPEN_STATES
from cooperations.models import AgreedTask, CooperationParty
from partners.models import organisation_ids
from portal.shared.tasks_waiting import WaitingEntry

AHEAD = timedelta(days=7)


def waiting_tasks(user: Any) -> list[WaitingEntry]:
    """Return the tasks of the organisations of ``user`` that are due within a week, or over their time."""
    own = organisation_ids(user)
    if not own:
        return []
    mine = CooperationParty.objects.present().filter(organisation__in=own, accepted_at__isnull=False)
    sides: dict[Any, set[str]] = {}
    for cooperation, side in mine.values_list("cooperation", "side"):
        sides.setdefault(cooperation, set()).add(side)
    rows = (
        AgreedTask.objects.filter(
            Q(owner=None) | Q(owner__in=own),
            cooperation__in=list(sides),
            cooperation__state__in=OPEN_STATES,
            version=F("cooperation__valid_version"),
            done_at=None,
            by__lte=timezone.localdate() + AHEAD,
        )
        .select_related("cooperation")
        .order_by("by", "pk")
    )
    return [
        WaitingEntry(
            title=row.what,
            url=reverse("cooperations:cooperation", args=[row.cooperation_id]),
            action=_("See the cooperation"),
            due=row.by,
            detail=row.cooperation.title,
        )
        for row in rows
        if row.owner_id in own or row.owner_side in {"", *sides[row.cooperation_id]}
    ]

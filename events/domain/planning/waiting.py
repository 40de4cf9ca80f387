"""What waits for a person because of events. Two queries."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import SIGNING_SIDES
from events.enums.event import COMING_STATES, EventState
from events.models import EventParty
from partners.models import organisation_ids
from portal.shared.tasks_waiting import WaitingEntry


def waiting_invitations(user: Any) -> list[WaitingEntry]:
    """Return the events for which an organisation of ``user`` has not said yet whether it takes part. One query."""
    if not organisation_ids(user):
        return []
    rows = EventParty.objects.of(user).filter(accepted_at=None, event__state__in=COMING_STATES)
    return [
        WaitingEntry(
            title=_("%(name)s invites you to hold an event together: %(title)s")
            % {"name": row.event.host.display_name, "title": row.event.title},
            url=reverse("events:event", args=[row.event_id]),
            action=_("Read and answer"),
            due=timezone.localdate(row.event.starts_at) if row.event.starts_at else None,
        )
        for row in rows.select_related("event__host").order_by("invited_at", "pk")
    ]


def waiting_results(user: Any) -> list[WaitingEntry]:
    """Return the events that took place and of which nobody of the user's side has written how it was. One query."""
    if not organisation_ids(user):
        return []
    rows = EventParty.objects.of(user).filter(
        accepted_at__isnull=False, side__in=SIGNING_SIDES, event__state=EventState.HELD
    )
    rows = rows.exclude(event__lessons__organisation__in=organisation_ids(user))
    found = {row.event_id: row.event for row in rows.select_related("event").order_by("event__ends_at", "pk")}
    return [
        WaitingEntry(
            title=_("How was it? %(title)s") % {"title": event.title},
            url=reverse("events:after_section", args=[event.pk, "gelernt"]),
            action=_("Write down what came of it"),
        )
        for event in found.values()
    ]

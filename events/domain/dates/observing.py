"""The calendars that MSOs keep: said by themselves, read by those who work with them and by nobody else."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from cooperations.models import CooperationParty
from events.models import EventParty, ObservedCalendars
from partners.models import Organisation, organisation_ids


def close_to(user: Any) -> QuerySet[Organisation]:
    """Return the organisations whose calendars and engagements ``user`` may know of.

    The same policy as ``can_see_observed_calendars``, for many: one's own, and those with whom one holds an event or
    cooperates. No query by itself.
    """
    own = organisation_ids(user)
    events = EventParty.objects.accepted().filter(organisation__in=own).values("event")
    accepted = CooperationParty.objects.present().filter(accepted_at__isnull=False)
    shared = accepted.filter(organisation__in=own).values("cooperation")
    return Organisation.objects.filter(
        Q(pk__in=own)
        | Q(pk__in=EventParty.objects.accepted().filter(event__in=events).values("organisation"))
        | Q(pk__in=accepted.filter(cooperation__in=shared).values("organisation"))
    )


def observed_by(organisations: Collection[int]) -> dict[int, ObservedCalendars]:
    """Return what ``organisations`` have named, by their ids. One query. Who may read it is asked by ``close_to``."""
    return {row.organisation_id: row for row in ObservedCalendars.objects.filter(organisation__in=organisations)}


def save_observed(mso: Organisation, *, actor: Any, **chosen: Any) -> ObservedCalendars:
    """Store which calendars count for ``mso``: ``traditions``, ``friday_prayer``, ``shabbat``, ``note``."""
    stored, _is_new = ObservedCalendars.objects.update_or_create(
        organisation=mso, defaults={**chosen, "updated_by": actor}
    )
    return stored

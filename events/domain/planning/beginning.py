"""Beginning an event."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from cooperations.models import Cooperation
from cooperations.permissions.cooperation import can_read_agreement, possible_sides
from events.domain.hooks import has_begun
from events.enums.event import COMING_STATES
from events.models import Event, EventNeeds, EventParty, Outcome, Registration, Venue
from events.permissions.event import can_begin_event
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .formats import format_defaults
from .party_mails import tell_asked

# A form sent twice is one event.
SAME_WITHIN = timedelta(minutes=10)


@transaction.atomic
def begin_event(  # noqa: PLR0913 -- what an event begins with
    host: Organisation,
    *,
    actor: Any,
    title: str,
    formats: Sequence[str],
    side: Side | None = None,
    cooperation: Cooperation | None = None,
) -> Event:
    """Begin an event in the name of ``host``; with ``cooperation`` its parties are asked to join.

    ``side`` says where ``host`` stands; it may be left out where ``host`` can stand on one side only. The same begun
    again within ten minutes is one event. Raises ``PermissionDenied``, ``MoveRefused`` with a sentence.
    """
    if not can_begin_event(actor, host):
        raise PermissionDenied
    if cooperation is not None:
        cooperation = _lock_cooperation(cooperation)
        if not can_read_agreement(actor, cooperation):
            raise PermissionDenied
    # Whoever begins the same at the same moment waits here.
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=host.pk)
    if known := _just_begun(host, actor, title, cooperation):
        return known
    event = Event.objects.create(
        title=title, formats=list(formats), host=host, cooperation=cooperation, created_by=actor
    )
    Venue.objects.create(event=event, is_online=format_defaults(formats).is_online)
    EventNeeds.objects.create(event=event)
    Registration.objects.create(event=event)
    Outcome.objects.create(event=event)
    own_side = _side_of(host, side, cooperation)
    now = timezone.now()
    EventParty.objects.create(event=event, organisation=host, side=own_side, invited_by=actor, accepted_at=now)
    for party in _others_of(cooperation, host):
        asked = EventParty.objects.create(
            event=event, organisation=party.organisation, side=party.side, invited_by=actor
        )
        tell_asked(event, asked, by=host)
    event.refresh_from_db()
    has_begun(event, actor)
    return event


def _lock_cooperation(cooperation: Cooperation) -> Cooperation:
    row = Cooperation.objects.select_for_update(of=("self",)).with_parties().get(pk=cooperation.pk)
    if not row.is_open:
        raise MoveRefused(_("This cooperation has come to an end."))
    return row


def _just_begun(host: Organisation, actor: Any, title: str, cooperation: Cooperation | None) -> Event | None:
    return Event.objects.filter(
        host=host,
        created_by=actor,
        title=title,
        cooperation=cooperation,
        state__in=COMING_STATES,
        created_at__gt=timezone.now() - SAME_WITHIN,
    ).first()


def _side_of(host: Organisation, side: Side | None, cooperation: Cooperation | None) -> Side:
    if cooperation is not None:
        for party in cooperation.present_parties:
            if party.organisation_id == host.pk and party.side in SIGNING_SIDES:
                return Side(party.side)
    possible = [each for each in possible_sides(host) if each in SIGNING_SIDES]
    if side is not None and side in possible:
        return side
    if side is not None or len(possible) != 1:
        raise MoveRefused(_("Please say on which side %(name)s stands.") % {"name": host.name})
    return possible[0]


def _others_of(cooperation: Cooperation | None, host: Organisation) -> list[Any]:
    if cooperation is None:
        return []
    return [
        party
        for party in cooperation.present_parties
        if party.organisation_id != host.pk and party.accepted_at is not None and party.side in SIGNING_SIDES
    ]

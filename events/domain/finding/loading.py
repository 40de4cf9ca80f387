"""Loads what dates are compared with, in a fixed number of queries whatever the span and however many take part.

Everybody gets what they may read: who is run by volunteers and when somebody can be reached by the audiences of those
fields; calendars, blocked days and engagements of an organisation by ``close_to``; events of others only where they are
public.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from events.domain.calendars import Correction, Point, SchoolBreak
from events.domain.calendars.berlin import BERLIN, berlin
from events.domain.dates.correcting import corrections, further_breaks
from events.domain.dates.observing import close_to, observed_by
from events.enums.event import EventState
from events.models import BlockedDays, Event, EventParty
from partners.domain.audience import visible_fields
from partners.domain.distance import kilometres_between
from partners.enums import StaffKind
from partners.models import ContactPerson, MsoProfile, Organisation, ReachabilityWindow

from .context import Busy, Context, Nearby, Observed, PartyFacts, Window
from .wish import Wish

NEARBY_KM = 25
# About 25 km, a little more, so that nobody is lost before the exact distance is measured.
_BOX_LATITUDE, _BOX_LONGITUDE = 0.25, 0.4
_LIVING = (EventState.IDEA, EventState.PLANNED, EventState.ANNOUNCED)
_MARGIN = timedelta(days=1)


@dataclass(frozen=True)
class Known:
    """What is known about people whatever the days are. ``close``: of whom blocked days and events are known too."""

    organisations: Sequence[Organisation]
    close: frozenset[int]
    observed: dict[int, Observed]
    windows: dict[int, list[Window]]
    voluntary: set[int]
    corrections: list[Correction]
    further_breaks: list[SchoolBreak]


def load_known(organisations: Sequence[Organisation], *, user: Any, is_for_all: bool = False) -> Known:
    """Return what ``user`` may know about ``organisations`` on any day. Seven queries, six with ``is_for_all``.

    ``is_for_all``: calendars and engagements of all of them count, whoever asks.
    """
    ids = frozenset(organisation.pk for organisation in organisations)
    close = ids if is_for_all else frozenset(close_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return Known(
        organisations=organisations,
        close=close,
        observed=_observed(close),
        windows=_windows(ids, user),
        voluntary=_voluntary(organisations, user),
        corrections=corrections(),
        further_breaks=further_breaks(),
    )


def load_context(known: Known, wish: Wish, event: Event | None = None) -> Context:
    """Return ``known`` with what lies in the days of ``wish``: three queries.

    ``event``: the one whose date is looked for; it is not in its own way.
    """
    span = (wish.first - _MARGIN, wish.last + _MARGIN)
    blocked = _blocked(known.close, wish)
    parties = [
        PartyFacts(
            name=organisation.display_name,
            is_voluntary=organisation.pk in known.voluntary,
            windows=tuple(known.windows.get(organisation.pk, ())),
            blocked=tuple(blocked[organisation.pk]),
            observed=known.observed.get(organisation.pk, Observed()),
        )
        for organisation in known.organisations
    ]
    return Context(
        today=timezone.localdate(),
        parties=parties,
        busy=_busy(known.close, span, event),
        nearby=_nearby(wish, span, event, [organisation.pk for organisation in known.organisations]),
        corrections=known.corrections,
        further_breaks=known.further_breaks,
    )


def _observed(ids: Collection[int]) -> dict[int, Observed]:
    return {
        pk: Observed(frozenset(row.traditions), row.friday_prayer, row.shabbat) for pk, row in observed_by(ids).items()
    }


def _blocked(ids: Collection[int], wish: Wish) -> dict[int, list[tuple[date, date]]]:
    found = defaultdict(list)
    for row in BlockedDays.objects.filter(organisation__in=ids).between(wish.first, wish.last):
        found[row.organisation_id].append((row.first, row.last))
    return found


def _windows(ids: Collection[int], user: Any) -> dict[int, list[Window]]:
    people = ContactPerson.objects.visible_to(user).filter(organisation__in=ids)
    found = defaultdict(list)
    rows = ReachabilityWindow.objects.filter(contact__in=people.values("pk")).select_related("contact")
    for row in rows:
        found[row.contact.organisation_id].append(Window(row.weekday, row.start, row.end))
    return found


def _voluntary(organisations: Sequence[Organisation], user: Any) -> set[int]:
    """Return those run by volunteers only, as far as ``user`` may know. Two queries."""
    visible = visible_fields(user, organisations)
    ids = [organisation.pk for organisation in organisations if "staff" in visible[organisation.pk]]
    rows = MsoProfile.objects.filter(organisation__in=ids, staff_kind=StaffKind.VOLUNTARY)
    return set(rows.values_list("organisation_id", flat=True))


def _living(span: tuple[date, date], event: Event | None) -> Any:
    begin, end = berlin(span[0], time()), berlin(span[1], time.max)
    events = Event.objects.filter(starts_at__lte=end, ends_at__gte=begin, state__in=_LIVING)
    return events.exclude(pk=event.pk) if event else events


def _busy(ids: Collection[int], span: tuple[date, date], event: Event | None) -> list[Busy]:
    rows = EventParty.objects.accepted().filter(organisation__in=ids, event__in=_living(span, event).values("pk"))
    return [
        Busy(
            row.organisation.display_name, row.event.starts_at.astimezone(BERLIN), row.event.ends_at.astimezone(BERLIN)
        )
        for row in rows.select_related("event", "organisation")
        if row.event.starts_at and row.event.ends_at
    ]


def _nearby(wish: Wish, span: tuple[date, date], event: Event | None, ids: Collection[int]) -> list[Nearby]:
    """Return announced public events of others for the same groups, within 25 km of the place. One query."""
    point = wish.point
    rows = (
        _living(span, event)
        .filter(
            is_public=True,
            state=EventState.ANNOUNCED,
            target_groups__overlap=sorted(wish.groups),
            venue__latitude__range=(point.latitude - _BOX_LATITUDE, point.latitude + _BOX_LATITUDE),
            venue__longitude__range=(point.longitude - _BOX_LONGITUDE, point.longitude + _BOX_LONGITUDE),
        )
        .exclude(pk__in=EventParty.objects.accepted().filter(organisation__in=ids).values("event"))
        .values_list("title", "starts_at", "venue__latitude", "venue__longitude")
    )
    return [
        Nearby(title, starts_at.astimezone(BERLIN).date())
        for title, starts_at, latitude, longitude in rows
        if kilometres_between((point.latitude, point.longitude), (latitude, longitude)) <= NEARBY_KM
    ]


def point_of(organisations: Sequence[Organisation], event: Event | None = None) -> Point | None:
    """Return the place of ``event`` (fetched with its venue), else of the first organisation with a municipality."""
    venue = getattr(event, "venue", None) if event else None
    if venue and venue.latitude is not None:
        return Point(venue.latitude, venue.longitude)
    towns = [venue.municipality] if venue and venue.municipality else []
    towns += [organisation.municipality for organisation in organisations if organisation.municipality]
    return Point(towns[0].latitude, towns[0].longitude) if towns else None

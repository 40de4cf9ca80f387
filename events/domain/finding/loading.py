"""Loads what dates are compared with, in a fixed number of queries whatever the span and however many take part.

Everybody gets what they may read: who is run by volunteers and when somebody can be reached by the audiences of those
fields; calendars, blocked days and engagements of an organisation by ``close_to``; events of others only where they are
public.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
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
    """Return what ``user`` may know about ``organisations`` on any day. Seven queries, five with ``is_for_all``.

    ``is_for_all``: calendars and engagements of all of them count, whoever asks; what speaks for a time is left out.
    """
    ids = frozenset(organisation.pk for organisation in organisations)
    close = ids if is_for_all else frozenset(close_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return Known(
        organisations=organisations,
        close=close,
        observed=_observed(close),
        windows={} if is_for_all else _windows(ids, user),
        voluntary=_voluntary(organisations, user),
        corrections=corrections(),
        further_breaks=further_breaks(),
    )


@dataclass(frozen=True)
class Case:
    """A wish of the people who hold ``event``, if it is one; that event is not in its own way."""

    wish: Wish
    organisations: Sequence[Organisation]
    event: Event | None = None


def load_context(known: Known, wish: Wish, event: Event | None = None) -> Context:
    """Return ``known`` with what lies in the days of ``wish``: three queries.

    ``event``: the one whose date is looked for; it is not in its own way.
    """
    return load_contexts(known, [Case(wish, known.organisations, event)])[0]


def load_contexts(known: Known, cases: Sequence[Case]) -> list[Context]:
    """Return the context of each of ``cases``, whose organisations are all ``known``: three queries together."""
    first, last = min(case.wish.first for case in cases), max(case.wish.last for case in cases)
    blocked = _blocked(known.close, first, last)
    busy = _busy(known.close, (first - _MARGIN, last + _MARGIN))
    nearby = _nearby(cases)
    return [
        Context(
            today=timezone.localdate(),
            parties=[
                PartyFacts(
                    name=organisation.display_name,
                    is_voluntary=organisation.pk in known.voluntary,
                    windows=tuple(known.windows.get(organisation.pk, ())),
                    blocked=tuple(blocked[organisation.pk]),
                    observed=known.observed.get(organisation.pk, Observed()),
                )
                for organisation in case.organisations
            ],
            busy=_busy_in(busy, case),
            nearby=_nearby_in(nearby, case),
            corrections=known.corrections,
            further_breaks=known.further_breaks,
        )
        for case in cases
    ]


def _observed(ids: Collection[int]) -> dict[int, Observed]:
    return {
        pk: Observed(frozenset(row.traditions), row.friday_prayer, row.shabbat) for pk, row in observed_by(ids).items()
    }


def _blocked(ids: Collection[int], first: date, last: date) -> dict[int, list[tuple[date, date]]]:
    found = defaultdict(list)
    for row in BlockedDays.objects.filter(organisation__in=ids).between(first, last):
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


def _living(span: tuple[date, date]) -> Q:
    begin, end = berlin(span[0], time()), berlin(span[1], time.max)
    return Q(starts_at__lte=end, ends_at__gte=begin, state__in=_LIVING)


def _busy(ids: Collection[int], span: tuple[date, date]) -> list[EventParty]:
    """Return who of ``ids`` takes part in an event in ``span``. One query."""
    events = Event.objects.filter(_living(span)).values("pk")
    rows = EventParty.objects.accepted().filter(organisation__in=ids, event__in=events)
    return list(rows.select_related("event", "organisation"))


def _busy_in(rows: Iterable[EventParty], case: Case) -> list[Busy]:
    ids = {organisation.pk for organisation in case.organisations}
    begin, end = berlin(case.wish.first - _MARGIN, time()), berlin(case.wish.last + _MARGIN, time.max)
    return [
        Busy(
            row.organisation.display_name, row.event.starts_at.astimezone(BERLIN), row.event.ends_at.astimezone(BERLIN)
        )
        for row in rows
        if row.organisation_id in ids and (case.event is None or row.event_id != case.event.pk)
        if row.event.starts_at and row.event.ends_at and row.event.starts_at <= end and row.event.ends_at >= begin
    ]


def _nearby(cases: Sequence[Case]) -> list[Event]:
    """Return announced public events for a group of one of ``cases`` around its place. One query.

    ``held_by`` are the organisations that take part.
    """
    around = Q()
    for wish in (case.wish for case in cases):
        around |= _living((wish.first - _MARGIN, wish.last + _MARGIN)) & Q(
            target_groups__overlap=sorted(wish.groups),
            venue__latitude__range=(wish.point.latitude - _BOX_LATITUDE, wish.point.latitude + _BOX_LATITUDE),
            venue__longitude__range=(wish.point.longitude - _BOX_LONGITUDE, wish.point.longitude + _BOX_LONGITUDE),
        )
    parties = EventParty.objects.accepted().filter(event=OuterRef("pk")).order_by()
    rows = Event.objects.filter(around, is_public=True, state=EventState.ANNOUNCED).select_related("venue")
    return list(rows.annotate(held_by=ArraySubquery(parties.values("organisation"))))


def _nearby_in(rows: Iterable[Any], case: Case) -> list[Nearby]:
    """Return those of others for the same groups, within 25 km of the place."""
    wish, ids = case.wish, {organisation.pk for organisation in case.organisations}
    point = (wish.point.latitude, wish.point.longitude)
    return [
        Nearby(row.title, row.starts_at.astimezone(BERLIN).date())
        for row in rows
        if not ids & {*row.held_by} and (case.event is None or row.pk != case.event.pk)
        if wish.groups & {*row.target_groups}
        and kilometres_between(point, (row.venue.latitude, row.venue.longitude)) <= NEARBY_KM
    ]


def point_of(organisations: Sequence[Organisation], event: Event | None = None) -> Point | None:
    """Return the place of ``event`` (fetched with its venue), else of the first organisation with a municipality."""
    venue = getattr(event, "venue", None) if event else None
    if venue and venue.latitude is not None:
        return Point(venue.latitude, venue.longitude)
    towns = [venue.municipality] if venue and venue.municipality else []
    towns += [organisation.municipality for organisation in organisations if organisation.municipality]
    return Point(towns[0].latitude, towns[0].longitude) if towns else None

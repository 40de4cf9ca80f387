"""What pages and other topics ask about events."""

from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from cooperations.models import Cooperation
from events.enums.event import COMING_STATES, EventState
from events.models import Event
from events.models.event import EventQuerySet

MOST_UNDER_WAY = 5
MOST_OF_COOPERATION = 10
# What needs somebody first, what is over last; within a state by date.
_ORDER = (
    EventState.PLANNED,
    EventState.ANNOUNCED,
    EventState.POSTPONED,
    EventState.IDEA,
    EventState.HELD,
    EventState.CLOSED,
    EventState.CANCELLED,
)


def events_for(user: Any, state: str = "") -> QuerySet[Event]:
    """Return the events that organisations of ``user`` hold or are asked to hold. With parties: two queries."""
    return _listed(Event.objects.of(user), state)


def events_of_all(user: Any, state: str = "") -> QuerySet[Event]:
    """Return all that ``user`` may know of: what the ministry and intermediaries look at. Two queries."""
    return _listed(Event.objects.visible_to(user), state)


def public_events(*, past: bool = False) -> QuerySet[Event]:
    """Return what everybody may know of: what comes, soonest first, or what is over, the latest first."""
    rows = Event.objects.public().select_related("host", "venue__municipality").with_parties()
    if past:
        return rows.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "pk")
    return rows.filter(ends_at__gt=timezone.now(), state=EventState.ANNOUNCED).order_by("starts_at", "pk")


def under_way(user: Any) -> list[Event]:
    """Return the next events of organisations of ``user``, for the start page. Two queries."""
    return list(events_for(user).filter(state__in=COMING_STATES)[:MOST_UNDER_WAY])


def latest_of(user: Any, cooperation: Cooperation) -> list[Event]:
    """Return the newest events of ``cooperation`` that organisations of ``user`` hold. One query."""
    rows = Event.objects.of(user).filter(cooperation=cooperation)
    return list(rows.order_by("-created_at", "pk")[:MOST_OF_COOPERATION])


def _listed(rows: EventQuerySet, state: str) -> QuerySet[Event]:
    found = rows.filter(state=state) if state else rows
    position = Case(
        *(When(state=each, then=Value(number)) for number, each in enumerate(_ORDER)),
        output_field=IntegerField(),
    )
    soonest = Case(When(Q(state__in=COMING_STATES), then=F("starts_at")))
    return (
        found.select_related("host", "venue__municipality")
        .with_parties()
        .annotate(position=position, soonest=soonest)
        .order_by("position", F("soonest").asc(nulls_last=True), "-starts_at", "-created_at", "pk")
    )

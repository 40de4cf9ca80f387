"""How many come, and who: numbers for those who take part, names for the organisation that keeps them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from events.enums.event import EventState
from events.enums.registration import RegistrationMode
from events.models import Event, Registration, SignUp
from events.permissions.registration import can_see_sign_ups


@dataclass(frozen=True)
class Numbers:
    """Guests with a seat, how many sign-ups that are, how many cancelled, seats left (None: any number)."""

    guests: int
    sign_ups: int
    cancelled: int
    left: int | None


def numbers_of(registration: Registration) -> Numbers:
    """Return the numbers; erased names still count. One query."""
    alive = Q(cancelled_at=None)
    found = SignUp.objects.filter(event_id=registration.pk).aggregate(
        guests=Sum("persons", filter=alive, default=0),
        sign_ups=Count("pk", filter=alive),
        cancelled=Count("pk", filter=~alive),
    )
    capacity = registration.capacity
    return Numbers(**found, left=None if capacity is None else max(0, capacity - found["guests"]))


def names_of(user: Any, event: Event, registration: Registration) -> list[SignUp] | None:
    """Return who has signed up, in the order of names, None to everybody but the organisation that keeps them."""
    if not can_see_sign_ups(user, event, registration):
        return None
    return list(SignUp.objects.filter(event=event, cancelled_at=None, erased_at=None).order_by("name", "pk"))


def taken_seats(registration: Registration) -> int:
    """Return how many seats are taken; exact under the lock of the row. One query."""
    alive = SignUp.objects.filter(event_id=registration.pk, cancelled_at=None)
    return int(alive.aggregate(taken=Sum("persons", default=0))["taken"])


def is_open(event: Event, registration: Registration, now: datetime | None = None) -> bool:
    """Say whether guests may sign up at this moment, seats left aside. No query."""
    moment = now or timezone.now()
    return (
        registration.mode == RegistrationMode.SIGN_UP
        and event.state == EventState.ANNOUNCED
        and event.starts_at is not None
        and moment < min(event.starts_at, registration.closes_at or event.starts_at)
    )


def has_guests(event: Event) -> bool:
    """Say whether anybody has signed up and is told of changes. One query."""
    return SignUp.objects.filter(event=event, cancelled_at=None, erased_at=None).exists()

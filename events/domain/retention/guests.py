"""Guests who signed up, and people who helped: their names go 30 days after the event."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from events.domain.planning import locked
from events.domain.registration import erase_guests
from events.models import Event, EventNeeds, SignUp

from .times import days_before, ended_before

DAYS = 30
# A postponed event that gets no new date in this time will not take place any more.
POSTPONED_DAYS = 180
HELPERS = ("interpreter", "emergency_name", "emergency_phone", "trusted_person")


def forget_guests(today: date) -> int:
    """Erase name, address, link and mails of everybody who signed up; the numbers stay. Return how many."""
    kept = SignUp.objects.filter(event=OuterRef("pk"), erased_at=None)
    due = Event.objects.filter(_over(today), Exists(kept)).values_list("pk", flat=True)
    return sum(_erase(pk) for pk in list(due))


@transaction.atomic
def _erase(pk: Any) -> int:
    return erase_guests(Event.objects.get(pk=pk))


def forget_helpers(today: date) -> int:
    """Erase names of interpreters and persons of trust and the number for emergencies; return of how many events."""
    named = Q()
    for column in HELPERS:
        named |= ~Q(**{f"needs__{column}": ""})
    due = Event.objects.filter(_over(today), named).values_list("pk", flat=True)
    return sum(_forget_helpers(pk) for pk in list(due))


@transaction.atomic
def _forget_helpers(pk: Any) -> int:
    event = locked(pk)
    return EventNeeds.objects.filter(event=event).update(**dict.fromkeys(HELPERS, ""), trusted_agreed=False)


def _over(today: date) -> Q:
    return ended_before(days_before(today, DAYS), days_before(today, POSTPONED_DAYS))

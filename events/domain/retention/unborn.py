"""Events that never came about: two years later their texts go, formats and sides stay for the numbers."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.domain.planning import locked
from events.enums.event import COMING_STATES, EventState
from events.models import (
    AgendaItem,
    CostItem,
    DateExplanation,
    Event,
    EventNeeds,
    EventText,
    Lesson,
    MediaConsent,
    PressItem,
    Quote,
    Venue,
)

from .times import months_before

MONTHS = 24
UNBORN_STATES = (COMING_STATES - {EventState.ANNOUNCED}) | {EventState.CANCELLED}
WRITTEN = (AgendaItem, CostItem, DateExplanation, EventText, Lesson, MediaConsent, PressItem, Quote)
EMPTIED_NEEDS = (
    "interpreter",
    "topics_note",
    "meeting_point",
    "emergency_name",
    "emergency_phone",
    "trusted_person",
)
EMPTIED_VENUE = ("name", "street", "postal_code", "room", "online_link", "on_foot", "transport")


def forget_unborn(today: date) -> int:
    """Erase the texts of events that were never announced and that nobody has touched for two years.

    Return how many. What guests have heard of stays: they may ask about it.
    """
    limit = months_before(today, MONTHS)
    due = _due(limit).values_list("pk", flat=True)
    return sum(_forget(pk, limit) for pk in list(due))


def _due(limit: Any) -> Any:
    unborn = Event.objects.filter(state__in=UNBORN_STATES, announced_at=None, erased_at=None)
    still_to_come = unborn.filter(ends_at__gte=limit)
    return unborn.filter(updated_at__lt=limit, changed_at__lt=limit).exclude(pk__in=still_to_come.values("pk"))


@transaction.atomic
def _forget(pk: Any, limit: Any) -> int:
    event = locked(pk)
    if not _due(limit).filter(pk=event.pk).exists():
        return 0
    for model in WRITTEN:
        model._default_manager.filter(event=event).delete()
    EventNeeds.objects.filter(event=event).update(**dict.fromkeys(EMPTIED_NEEDS, ""), trusted_agreed=False)
    empty_place = dict.fromkeys(EMPTIED_VENUE, "")
    Venue.objects.filter(event=event).update(**empty_place, municipality=None, latitude=None, longitude=None)
    event.title = event.summary = event.group_note = ""
    event.erased_at = timezone.now()
    event.save(update_fields=["title", "summary", "group_note", "erased_at", "updated_at"])
    return 1

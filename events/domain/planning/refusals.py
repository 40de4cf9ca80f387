"""Why a date, a place or a programme cannot be as somebody wants it: a sentence at the field that has to change."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from events.enums.event import TAKING_STATES
from events.models import Event, Venue

from .locking import lock_place

LONGEST = timedelta(days=7)
FARTHEST = timedelta(days=3 * 366)


def refuse_impossible_date(starts_at: datetime, ends_at: datetime) -> None:
    """Raise ``ValidationError`` for a date that ends before it begins, is over, or is years away."""
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end has to be after the start.")})
    if starts_at <= timezone.now():
        raise ValidationError({"starts_at": _("This time is over. Please choose one that is still to come.")})
    if ends_at - starts_at > LONGEST:
        raise ValidationError({"ends_at": _("An event lasts at most a week.")})
    if starts_at - timezone.now() > FARTHEST:
        raise ValidationError({"starts_at": _("Please choose a date within the next three years.")})


def refuse_longer_programme(event: Event, starts_at: datetime, ends_at: datetime) -> None:
    """Raise ``ValidationError`` when the programme does not fit between the two times. One query."""
    room = ends_at - starts_at
    for item in event.agenda.all():
        if timedelta(minutes=item.starts_after + item.minutes) > room:
            raise ValidationError(
                {"ends_at": _("“%(title)s” in the programme would end after the event.") % {"title": item.title}}
            )


def refuse_taken_place(event: Event, starts_at: datetime | None, ends_at: datetime | None, *, field: str) -> None:
    """Raise ``ValidationError`` at ``field`` when another event is planned at the same place and time.

    The place of ``event`` is stored already. Whoever asks for the same one waits until the other has finished. What
    the other event is stays untold.
    """
    if starts_at and ends_at and is_place_taken(event, starts_at, ends_at):
        raise ValidationError(
            {field: _("Another event is planned at this place at the same time. Name another room or time.")}
        )


def is_place_taken(event: Event, starts_at: datetime, ends_at: datetime) -> bool:
    """Say whether another event takes the stored place of ``event`` at that time; lock the place. Three queries."""
    key = Venue.objects.values_list("place_key", flat=True).get(event=event)
    if not key:
        return False
    lock_place(key)
    others = Event.objects.filter(
        venue__place_key=key, state__in=TAKING_STATES, starts_at__lt=ends_at, ends_at__gt=starts_at
    )
    return others.exclude(pk=event.pk).exists()

"""Guests are told when time or place change, when an event is postponed or called off: the last word, once."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from events.enums.event import EventState
from events.models import Event, SignUp
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job

from .guest_mails import CONFIRMED, key_of_event, tell_change
from .locking import locked_registration
from .queries import has_guests

TELL: Final = "events.tell_guests"
# Many changes within this time are one mail.
DELAY = timedelta(minutes=10)
SEEN_BY_GUESTS = frozenset({"starts_at", "ends_at", "is_all_day", "street", "postal_code", "room", "online_link"})
NEWS = frozenset({EventState.CANCELLED, EventState.POSTPONED})


def follow_change(event: Event, changed: frozenset[str]) -> None:
    """Plan to tell the guests of ``event``, in the transaction of the change. Two queries where there are none.

    What they do not see makes mails outdated that still wait to tell them something: then all is told anew.
    """
    is_news = "state" in changed and event.state in NEWS
    if not (is_news or changed & SEEN_BY_GUESTS or _is_untold(event)):
        return
    if not has_guests(event):
        return
    sequence = Event.objects.values_list("sequence", flat=True).get(pk=event.pk)
    payload = {"event": str(event.pk), "sequence": sequence}
    key = f"{key_of_event(event.pk)}all:{sequence}"
    enqueue_job(TELL, payload, key=key, due_at=timezone.now() + DELAY)


def _is_untold(event: Event) -> bool:
    """Say whether guests have not been told yet of something that has changed."""
    waiting = Job.objects.filter(key__startswith=key_of_event(event.pk), state__in=Job.OPEN_STATES)
    return waiting.exclude(key__contains=f":{CONFIRMED}:").exists()


def tell_guests(event: UUID, sequence: int) -> int:
    """Write to everybody who has a seat, if ``sequence`` is still the last; return how many. In one transaction."""
    present, _registration = locked_registration(event)
    if present.sequence != sequence:
        return 0
    guests = list(SignUp.objects.filter(event=present, cancelled_at=None, erased_at=None))
    for row in guests:
        tell_change(present, row)
    return len(guests)

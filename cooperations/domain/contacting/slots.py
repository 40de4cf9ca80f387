"""When an MSO can be reached next: the times of the week as days of the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from partners.models import ContactPerson, ReachabilityWindow

WEEK = 7


@dataclass(frozen=True)
class DatedSlot:
    """A time at which a contact person can be reached on a certain day."""

    start: datetime
    end: datetime
    contact: ContactPerson
    window: ReachabilityWindow
    is_now: bool = False


def next_slots(contacts: Iterable[ContactPerson], now: datetime, number: int = 3) -> list[DatedSlot]:
    """Return the present and coming slots of ``contacts`` (windows prefetched) within a week, earliest first."""
    today = timezone.localdate(now)
    slots = [
        slot
        for contact in contacts
        for window in contact.windows.all()
        for ahead in range(WEEK + 1)
        if (slot := slot_on(window, contact, today + timedelta(days=ahead), now)) and slot.end > now
    ]
    return sorted(slots, key=lambda each: (each.start, each.contact.name))[:number]


def slot_on(window: ReachabilityWindow, contact: ContactPerson, day: date, now: datetime) -> DatedSlot | None:
    """Return the slot of ``window`` on ``day``, None when it falls on another weekday."""
    if day.isoweekday() != window.weekday:
        return None
    start = timezone.make_aware(datetime.combine(day, window.start))
    end = timezone.make_aware(datetime.combine(day, window.end))
    return DatedSlot(start, end, contact, window, start <= now < end)

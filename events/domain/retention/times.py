"""When a time is over: days and months back from the midnight with which a day begins in Berlin."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from cooperations.models.months import add_months
from events.enums.event import EventState


def days_before(today: date, days: int) -> datetime:
    """Return the midnight ``days`` before ``today``."""
    return _midnight(today - timedelta(days=days))


def months_before(today: date, months: int) -> datetime:
    """Return the midnight ``months`` before ``today``."""
    return _midnight(add_months(today, -months))


def ended_before(limit: datetime, postponed_limit: datetime | None = None) -> Q:
    """Select events that were over before ``limit``: they ended, or were called off.

    What is postponed is counted from its new date; as long as there is none, it is left out, unless the old date was
    before ``postponed_limit``.
    """
    called_off = Q(state=EventState.CANCELLED, changed_at__lt=limit)
    over = called_off | ~Q(state=EventState.CANCELLED) & Q(ends_at__lt=limit)
    if postponed_limit is not None:
        over |= Q(ends_at=None, was_planned_until__lt=postponed_limit)
    return over


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())

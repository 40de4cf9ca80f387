"""When and where, in the words of the reader's language. Times are those of Berlin. No queries but for the place."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from events.models import Event, Venue

_LEAST = timedelta(microseconds=1)


def when(event: Event) -> str:
    """Return the date in words, "" where there is none."""
    if event.starts_at is None or event.ends_at is None:
        return ""
    return span(event.starts_at, event.ends_at, is_all_day=event.is_all_day)


def span(starts_at: datetime, ends_at: datetime, *, is_all_day: bool = False) -> str:
    """Return from when to when. The last day of an all-day event is the one before its end."""
    start = in_berlin(starts_at)
    end = in_berlin(ends_at - _LEAST if is_all_day else ends_at)
    same_day = start.date() == end.date()
    if is_all_day:
        return _day(start) if same_day else _("%(first)s to %(last)s") % {"first": _day(start), "last": _day(end)}
    names = {"day": _day(start), "start": time_format(start), "end": time_format(end), "last": _day(end)}
    if same_day:
        return _("%(day)s, %(start)s to %(end)s") % names
    return _("%(day)s, %(start)s to %(last)s, %(end)s") % names


def in_berlin(moment: datetime) -> datetime:
    """Return the same moment by the clocks of Berlin, whatever zone the reader has chosen for other pages."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def where(venue: Venue) -> str:
    """Return the place in one line, "" where there is none. The link of an event online is never part of it."""
    town = f"{venue.postal_code} {venue.municipality.name if venue.municipality else ''}".strip()
    parts = [venue.name, venue.room, venue.street, town]
    if venue.is_online:
        parts.append(_("online"))
    return ", ".join(each for each in parts if each)


def _day(moment: datetime) -> str:
    return _("%(weekday)s, %(date)s") % {
        "weekday": date_format(moment, "l"),
        "date": date_format(moment, "DATE_FORMAT"),
    }

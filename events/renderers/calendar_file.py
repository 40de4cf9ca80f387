"""Events as an iCalendar file (RFC 5545): one, or those of a feed.

Made by hand: a program asks for a feed every few hours, and a library takes a second for what takes some milliseconds.
Times are those of Berlin with our own description of its zone, so that programs move with summer time and do not take
another zone; tests compare it with the database of zones. Nobody is invited by such a file: no ORGANIZER, no ATTENDEE.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from cooperations.renderers.calendar_entry import escaped, folded, moment_in_utc

BERLIN: Final = ZoneInfo("Europe/Berlin")
# How long programs keep a feed before they ask again.
KEPT: Final = "PT6H"
ZONE: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """What a calendar shows. ``status`` is TENTATIVE, CONFIRMED or CANCELLED, ``uid`` the same for the same event.

    ``end`` is the moment after the event; that of an all-day event is the midnight after its last day.
    """

    uid: str
    sequence: int
    status: str
    start: datetime
    end: datetime
    is_all_day: bool
    changed_at: datetime
    title: str
    text: str
    place: str
    address: str


def calendar_of(events: Sequence[DatedEvent], *, name: str = "") -> bytes:
    """Return the file: UTF-8, lines end in CR LF, long ones are folded. A feed has a ``name``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Brueckenbauer//Veranstaltungen//DE", "CALSCALE:GREGORIAN"]
    lines.append("METHOD:PUBLISH")
    if name:
        lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{KEPT}", f"X-PUBLISHED-TTL:{KEPT}"]
    if any(not event.is_all_day for event in events):
        lines += ZONE
    for event in events:
        lines += _lines(event)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _lines(event: DatedEvent) -> list[str]:
    changed = moment_in_utc(event.changed_at)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{event.sequence}",
        f"STATUS:{event.status}",
        *_span(event),
        f"SUMMARY:{escaped(event.title)}",
    ]
    if event.text:
        lines.append(f"DESCRIPTION:{escaped(event.text)}")
    if event.place:
        lines.append(f"LOCATION:{escaped(event.place)}")
    return [*lines, f"URL:{event.address}", "END:VEVENT"]


def _span(event: DatedEvent) -> tuple[str, str]:
    start, end = event.start.astimezone(BERLIN), event.end.astimezone(BERLIN)
    if event.is_all_day:
        return f"DTSTART;VALUE=DATE:{_day(start)}", f"DTEND;VALUE=DATE:{_day(end)}"
    return f"DTSTART{_moment(start)}", f"DTEND{_moment(end)}"


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _moment(moment: datetime) -> str:
    """Return the local time; the hour that comes twice in October is written in UTC the second time."""
    if moment.fold:
        return f":{moment_in_utc(moment)}"
    return f";TZID=Europe/Berlin:{moment:%Y%m%dT%H%M%S}"

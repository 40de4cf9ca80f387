"""One appointment as an iCalendar file (RFC 5545), made by hand: it needs ten lines."""

from dataclasses import dataclass
from datetime import UTC, datetime

MOST_OCTETS = 75
_CONTROLS = dict.fromkeys([*range(32), 127])


@dataclass(frozen=True)
class CalendarEntry:
    """What the appointment says. ``uid`` stays the same for the same appointment."""

    uid: str
    start: datetime
    end: datetime
    title: str
    text: str
    written_at: datetime


def calendar_file(entry: CalendarEntry) -> bytes:
    """Return the file: UTF-8, lines end in CR LF, long ones are folded."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Brueckenbauer//Kontaktplan//DE",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{moment_in_utc(entry.written_at)}",
        f"DTSTART:{moment_in_utc(entry.start)}",
        f"DTEND:{moment_in_utc(entry.end)}",
        f"SUMMARY:{escaped(entry.title)}",
        f"DESCRIPTION:{escaped(entry.text)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def moment_in_utc(moment: datetime) -> str:
    """Return a moment as RFC 5545 writes it in UTC."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Return ``text`` as the value of a property: no line breaks, no controls, no separators."""
    lines = text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").splitlines()
    return "\\n".join(lines).translate(_CONTROLS)


def folded(line: str) -> bytes:
    """Break a line after 75 octets at most, never within a letter; it ends in CR LF."""
    rest = line.encode()
    parts: list[bytes] = []
    most = MOST_OCTETS
    while len(rest) > most:
        part = rest[:most].decode(errors="ignore").encode()  # without the first half of a letter
        parts.append(part)
        rest = rest[len(part) :]
        most = MOST_OCTETS - 1
    return b"\r\n ".join([*parts, rest]) + b"\r\n"

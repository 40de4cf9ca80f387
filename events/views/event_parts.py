"""What other topics and apps show on the page of an event: the first item at risk, numbers, what is out of date."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from events.models import Event

Context = Callable[[HttpRequest, Event], dict[str, Any] | None]


@dataclass(frozen=True)
class EventPart:
    """One part: a name, its template, what the template gets, position (small first).

    ``context`` gets the request and an event that the user sees inside; None leaves the part out. A fixed number of
    queries.
    """

    name: str
    template: str
    context: Context
    position: int = 50


@dataclass(frozen=True)
class DrawnPart:
    """A part as the page includes it."""

    template: str
    context: dict[str, Any]


_parts: dict[str, EventPart] = {}


def register_event_part(part: EventPart) -> None:
    """Add ``part``; a second one with the same name replaces it."""
    _parts[part.name] = part


def parts_of(request: HttpRequest, event: Event) -> list[DrawnPart]:
    """Return what is shown to the user of ``request`` on the page of ``event``, in order."""
    ordered = sorted(_parts.values(), key=lambda each: each.position)
    found = [(part.template, part.context(request, event)) for part in ordered]
    return [DrawnPart(template, context) for template, context in found if context is not None]

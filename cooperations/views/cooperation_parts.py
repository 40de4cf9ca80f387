"""What apps above show on the page of a cooperation: its events, for example."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cooperations.models import Cooperation

Context = Callable[[HttpRequest, Cooperation], dict[str, Any] | None]


@dataclass(frozen=True)
class CooperationPart:
    """One part: a name, its template, what the template gets as ``data``.

    ``context`` gets the request and a cooperation that the user sees, fetched with its parties; None leaves the part
    out. A fixed number of queries.
    """

    name: str
    template: str
    context: Context


@dataclass(frozen=True)
class DrawnPart:
    """A part as the page includes it."""

    template: str
    context: dict[str, Any]


_parts: dict[str, CooperationPart] = {}


def register_cooperation_part(part: CooperationPart) -> None:
    """Add ``part``; a second one with the same name replaces it."""
    _parts[part.name] = part


def parts_of(request: HttpRequest, cooperation: Cooperation) -> list[DrawnPart]:
    """Return what is shown to the user of ``request`` on the page of ``cooperation``, in the order of registration."""
    found = [(part.template, part.context(request, cooperation)) for part in _parts.values()]
    return [DrawnPart(template, context) for template, context in found if context is not None]

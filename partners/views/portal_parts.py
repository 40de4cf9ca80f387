"""Parts that other apps put on the page of an organisation and on its card among the results.

An app registers a part when it is ready. What a part needs is fetched by its own function, which costs a fixed number
of queries: one organisation on its page, all cards of a page of results at once. On the page "View as …" there are no
such parts: they know the person who is signed in, not the one looked through.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest

from partners.models import Organisation

Slot = Literal["contact", "numbers", "giving"]


@dataclass(frozen=True)
class Part:
    """A part of the page: where it stands and what its template gets as ``data``.

    ``context`` returns None where there is nothing to show. Slots: ``contact`` in "How to reach us", ``numbers`` in
    "At a glance", ``giving`` below what the organisation does. In a slot the small ``position`` comes first.
    """

    name: str
    slot: Slot
    template: str
    context: Callable[[HttpRequest, Organisation], dict[str, Any] | None]
    position: int = 50


@dataclass(frozen=True)
class CardPart:
    """A part of the cards: ``contexts`` returns what the template gets, by id, for those organisations with any."""

    name: str
    template: str
    contexts: Callable[[HttpRequest, Sequence[Organisation]], Mapping[int, dict[str, Any]]]
    position: int = 50


@dataclass(frozen=True)
class FilledPart:
    """A part with what it shows, ready for ``{% include %}``."""

    name: str
    template: str
    data: dict[str, Any]


_parts: dict[str, Part] = {}
_card_parts: dict[str, CardPart] = {}


def register_part(part: Part) -> None:
    """Add ``part`` to the pages of organisations; a second one with the same name replaces it."""
    _parts[part.name] = part


def register_card_part(part: CardPart) -> None:
    """Add ``part`` to the cards of results; a second one with the same name replaces it."""
    _card_parts[part.name] = part


def parts_of(request: HttpRequest, organisation: Organisation) -> dict[Slot, list[FilledPart]]:
    """Return the parts of the page of ``organisation`` that have something to show, by slot."""
    filled: dict[Slot, list[FilledPart]] = {"contact": [], "numbers": [], "giving": []}
    for part in sorted(_parts.values(), key=lambda each: each.position):
        data = part.context(request, organisation)
        if data is not None:
            filled[part.slot].append(FilledPart(part.name, part.template, data))
    return filled


def card_parts_of(request: HttpRequest, organisations: Sequence[Organisation]) -> dict[int, list[FilledPart]]:
    """Return the parts of the cards of ``organisations``, by id; one without parts is not in it."""
    filled: dict[int, list[FilledPart]] = {}
    for part in sorted(_card_parts.values(), key=lambda each: each.position):
        for pk, data in part.contexts(request, organisations).items():
            filled.setdefault(pk, []).append(FilledPart(part.name, part.template, data))
    return filled

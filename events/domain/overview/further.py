"""Steps of events that apps above know of: what is next on a list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from events.models import Event

from .steps import Step

# Gets the user and events that they take part in; returns further steps by the key of the event. A fixed number of
# queries, however many events.
Provider = Callable[[Any, Sequence[Event]], Mapping[UUID, Sequence[Step]]]
_providers: list[Provider] = []


def register_event_steps(provider: Provider) -> None:
    """Add ``provider``; the same one only once."""
    if provider not in _providers:
        _providers.append(provider)


def further_steps(user: Any, events: Sequence[Event]) -> dict[UUID, list[Step]]:
    """Return what all providers know of ``events``."""
    found: dict[UUID, list[Step]] = {}
    for provider in _providers:
        for key, steps in provider(user, events).items():
            found.setdefault(key, []).extend(steps)
    return found

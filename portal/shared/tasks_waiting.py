"""What waits for a person: each app registers a provider, the start page shows the entries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone


@dataclass(frozen=True)
class WaitingEntry:
    """Something a person has to do: what, where, until when, and the word on its button."""

    title: str
    url: str
    action: str
    due: date | None = None
    detail: str = ""

    @property
    def is_late(self) -> bool:
        """Say whether its day is over."""
        return self.due is not None and self.due < timezone.localdate()


Provider = Callable[[Any], list[WaitingEntry]]
_providers: list[Provider] = []


def register_provider(provider: Provider) -> None:
    """Add ``provider``: a function of the signed-in user. It costs a fixed number of queries."""
    if provider not in _providers:
        _providers.append(provider)


def waiting_for(user: Any) -> list[WaitingEntry]:
    """Return all entries for ``user``, the earliest due date first, those without one last."""
    entries = [entry for provider in _providers for entry in provider(user)]
    return sorted(entries, key=lambda entry: (entry.due is None, entry.due or date.max))

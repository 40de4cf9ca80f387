"""For whom a person acts: the app that knows it registers a provider, the account menu shows the entries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class ActingEntry:
    """One organisation a person acts for: its name, the person's role in words, its page."""

    name: str
    role: str | Promise
    url: str


Provider = Callable[[Any], list[ActingEntry]]
_providers: list[Provider] = []


def register_provider(provider: Provider) -> None:
    """Add ``provider``: a function of the signed-in user. It costs at most one query per request."""
    if provider not in _providers:
        _providers.append(provider)


def acting_entries(user: Any) -> list[ActingEntry]:
    """Return all organisations ``user`` acts for, in the order of their names."""
    entries = [entry for provider in _providers for entry in provider(user)]
    return sorted(entries, key=lambda entry: entry.name.casefold())

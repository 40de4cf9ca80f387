"""Who must be named for data the portal shows.

The app that holds the data registers the credit, footer and imprint print it.
"""

from collections.abc import Callable, Sequence
from typing import Protocol


class Credit(Protocol):
    """The text its owner asks for and the address it links to."""

    @property
    def text(self) -> str:
        """Return the line as the owner of the data words it."""

    @property
    def url(self) -> str:
        """Return the address of the owner."""


_credits: list[Credit] = []
_providers: list[Callable[[], Sequence[Credit]]] = []


def register_credit(credit: Credit) -> None:
    """Add a credit that is due on every page; it must not need the database."""
    if credit not in _credits:
        _credits.append(credit)


def register_provider(provider: Callable[[], Sequence[Credit]]) -> None:
    """Add a function that returns the credits due for what this installation holds; it may ask the database."""
    if provider not in _providers:
        _providers.append(provider)


def credits_everywhere() -> list[Credit]:
    """Return the credits of every page."""
    return list(_credits)


def all_credits() -> list[Credit]:
    """Return every credit that is due here, each once, those of every page first."""
    due = credits_everywhere()
    due += [credit for provider in _providers for credit in provider() if credit not in due]
    return due

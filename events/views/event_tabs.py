"""What belongs to an event besides its page: each topic, also of apps above, registers the link to its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from events.models import Event


@dataclass(frozen=True)
class Tab:
    """One link: URL name (its argument is the event), label, position (small first), who sees it.

    ``visible`` gets the user and the event, fetched with its parties. It costs no query.
    """

    url_name: str
    label: str | Promise
    position: int
    visible: Callable[[Any, Event], bool]


@dataclass(frozen=True)
class TabLink:
    """A tab as the template draws it."""

    url: str
    label: str | Promise
    is_current: bool


_tabs: dict[str, Tab] = {}


def register_tab(tab: Tab) -> None:
    """Add ``tab``; a second call with the same URL name replaces it."""
    _tabs[tab.url_name] = tab


def tabs_of(event: Event, user: Any, current: str) -> list[TabLink]:
    """Return what ``user`` sees, in order; ``current`` is the URL name of the page one is on."""
    return [
        TabLink(reverse(tab.url_name, args=[event.pk]), tab.label, tab.url_name == current)
        for tab in sorted(_tabs.values(), key=lambda each: each.position)
        if tab.visible(user, event)
    ]

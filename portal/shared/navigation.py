"""The main navigation: each app registers its entries when it is ready."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


def everybody(_request: HttpRequest) -> bool:
    """Show the entry to all, signed in or not."""
    return True


@dataclass(frozen=True)
class Entry:
    """One entry: URL name, label, position (small first), who sees it, and how many things are behind it, if it counts.

    Only the first six that a person sees stand in the line, so a small position also says: used often. ``number`` is
    asked on every page, so it costs no query.
    """

    url_name: str
    label: str | Promise
    position: int
    visible: Callable[[HttpRequest], bool] = everybody
    number: Callable[[HttpRequest], int | None] | None = None


@dataclass(frozen=True)
class Link:
    """An entry as the template draws it; ``number`` is None where nothing is counted."""

    url: str
    label: str | Promise
    is_current: bool
    name: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Navigation:
    """The links of one person: the first ones in a line, the others behind one button. Narrow screens list both."""

    first: list[Link]
    others: list[Link]

    @property
    def all(self) -> list[Link]:
        """Return every link in order."""
        return self.first + self.others

    @property
    def is_among_others(self) -> bool:
        """Say whether the page one is on stands behind the button."""
        return any(link.is_current for link in self.others)


# As many as fit into one line of a small desktop in the longest of our languages.
IN_LINE = 6

_entries: dict[str, Entry] = {}


def register_entry(entry: Entry) -> None:
    """Add ``entry`` to the navigation; a second call with the same URL name replaces it."""
    _entries[entry.url_name] = entry


def navigation_for(request: HttpRequest) -> Navigation:
    """Return what the user of ``request`` sees, in order, the page one is on marked."""
    links = _links_for(request)
    in_line = IN_LINE if len(links) > IN_LINE + 1 else len(links)  # a button for a single page saves nothing
    return Navigation(links[:in_line], links[in_line:])


def _links_for(request: HttpRequest) -> list[Link]:
    links = []
    for entry in sorted(_entries.values(), key=lambda each: each.position):
        if not entry.visible(request):
            continue
        url = reverse(entry.url_name)
        is_current = request.path == url or (url != "/" and request.path.startswith(url))
        number = entry.number(request) if entry.number else None
        links.append(Link(url, entry.label, is_current, entry.url_name.replace(":", "-"), number))
    return links

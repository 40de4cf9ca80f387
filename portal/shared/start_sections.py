"""Parts of the start page that apps deliver: numbers, the newest brochure, what is under way.

An app calls ``register_section`` when it is ready. The section's ``context`` function gets the request and
returns what its template needs, or ``None`` when there is nothing to show.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest

Audience = Literal["public", "signed_in"]


@dataclass(frozen=True)
class Section:
    """One part: its name, its template, what the template needs, position (small first), who sees it."""

    name: str
    template: str
    context: Callable[[HttpRequest], dict[str, Any] | None]
    position: int
    audience: Audience


@dataclass(frozen=True)
class RenderedSection:
    """A part with what its template needs, ready for ``{% include %}``."""

    name: str
    template: str
    data: dict[str, Any]


_sections: dict[tuple[Audience, str], Section] = {}


def register_section(section: Section) -> None:
    """Add ``section``; a second one with the same name and audience replaces it."""
    _sections[section.audience, section.name] = section


def sections_for(request: HttpRequest, audience: Audience) -> list[RenderedSection]:
    """Return the sections of the start page for ``audience`` that have something to show, in order."""
    rendered = []
    for section in sorted(_sections.values(), key=lambda each: each.position):
        if section.audience != audience:
            continue
        data = section.context(request)
        if data is not None:
            rendered.append(RenderedSection(section.name, section.template, data))
    return rendered

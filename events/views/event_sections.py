"""The sections of an event as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from events.domain.planning.sections import loaded_values
from events.enums.event import Section
from events.forms.editing import SectionEditing
from events.models import Event


@dataclass(frozen=True)
class ShownSection:
    """One section: its name in addresses, its title, its lines (label, words), the items of its list."""

    slug: str
    title: str | Promise
    lines: list[tuple[str | Promise, str]]
    items: list[str]


def shown_sections(event: Event, sections: Iterable[Section]) -> list[ShownSection]:
    """Return the sections in words; one query for each list."""
    found = []
    for section in sections:
        values = loaded_values(event, section)
        words = list(SectionEditing(event, section, values).words(values))
        lines = [(label, text) for label, text in words if label and text != event.title]
        items = [text for label, text in words if not label]
        found.append(ShownSection(section.value, section.label, lines, items))
    return found

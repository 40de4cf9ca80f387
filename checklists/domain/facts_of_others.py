"""Facts of lists whose subject a higher app knows: it registers by template how they are read."""

from collections.abc import Callable
from datetime import date

from checklists.models import Checklist
from checklists.rules.facts import Facts

FactsReader = Callable[[Checklist, date], Facts | None]
_readers: dict[str, FactsReader] = {}


def register_facts(slug: str, reader: FactsReader) -> None:
    """Say how the facts for lists after the template ``slug`` are read; a second call replaces the first."""
    _readers[slug] = reader


def facts_for(checklist: Checklist, today: date) -> Facts | None:
    """Return the facts of ``checklist``, which comes with its template; None where nobody knows any."""
    reader = _readers.get(checklist.template.slug)
    return reader(checklist, today) if reader else None

"""What the date finder says against the dates of events, as rules ask for it (handbook, phase 5)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils import timezone

from checklists.rules.facts import Clash
from events.domain.finding.dates import unexplained_clashes_of_many
from events.models import Event
from portal.shared.caching import derived

from .facts import CLASH_FINDERS

# These speak against the hour; all others against the day.
OF_THE_TIME: Final = frozenset({"school_hours", "iftar", "friday_prayer", "people", "own_event", "way_home"})
# That a day comes near says nothing about the day: items have days of their own for that.
NO_CLASH: Final = frozenset({"notice"})
# Whoever works on a list opens it often; calendars and other events may speak up a minute later.
KEPT_SECONDS: Final = 60


def register_clash_finder() -> None:
    """Let facts know what speaks against a date; asked twice it is done once."""
    if clashes_by_event not in CLASH_FINDERS:
        CLASH_FINDERS.append(clashes_by_event)


def clashes_by_event(events: Sequence[Event]) -> Mapping[Any, Sequence[Clash]]:
    """Return by id of the event what nobody has explained. Nine queries at most, none without a date to come.

    For a single event the answer is kept for a minute, as long as nothing about it changes.
    """
    if len(events) != 1:
        return _found(events)
    event = events[0]
    key = f"clashes:{event.pk}:{event.revision}:{timezone.localdate()}"
    kept: list[Clash] | None = derived.get(key)
    if kept is None:
        kept = _found(events).get(event.pk, [])
        derived.set(key, kept, KEPT_SECONDS)
    return {event.pk: kept}


def _found(events: Sequence[Event]) -> dict[Any, list[Clash]]:
    return {
        pk: [
            Clash("time" if reason.criterion in OF_THE_TIME else "day", reason.code)
            for reason in reasons
            if reason.criterion not in NO_CLASH
        ]
        for pk, reasons in unexplained_clashes_of_many(events).items()
    }

"""The search itself: every day of the span with its times, and the best ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from events.domain.calendars.known import SCHOOL, known_until
from events.domain.calendars.names import TRADITIONS

from .context import Context
from .criteria.faiths import better_after, fast_on
from .rating import Rated, best_of, rate
from .scene import DayFacts, Scene
from .sentences import say
from .weights import Weights
from .wish import EVENING_HOUR, Slot, Wish, part_of, slot_at, slots_on

MOST_BEST = 5
_LATEST_START = 21


@dataclass(frozen=True)
class Day:
    """A day with its times in order, and the best of them."""

    day: date
    times: tuple[Rated, ...]
    best: Rated | None


@dataclass(frozen=True)
class Found:
    """What was found: all days, the best times (one a day, at most five), what is not known, and the weights used."""

    days: tuple[Day, ...]
    best: tuple[Rated, ...]
    notes: tuple[str, ...]
    weights: dict[str, int]


def _times_of(facts: DayFacts, scene: Scene) -> Iterator[Slot]:
    """Yield the usual times of the day; in a fast that the group keeps also one after it is broken."""
    yield from slots_on(facts.day, scene.wish)
    if fast_on(facts, scene.named.traditions):
        starts_at = better_after(facts.sunset)
        if EVENING_HOUR <= starts_at.hour < _LATEST_START and part_of(starts_at) in scene.wish.parts:
            yield slot_at(starts_at, scene.wish.minutes)


def notes_on(scene: Scene) -> tuple[str, ...]:
    """Return sentences about what the calendars do not know of the days of the wish."""
    notes = []
    for name, end in known_until(scene.context.further_breaks).items():
        if end < scene.wish.last and name == SCHOOL:
            notes.append(say("school_unknown", {"until": end}))
        elif end < scene.wish.last:
            notes.append(say("feasts_unknown", {"name": TRADITIONS[name], "until": end}))
    return tuple(notes)


def search(wish: Wish, context: Context, weights: Weights, *, not_before: datetime | None = None) -> Found:
    """Return all days of ``wish`` with their times, rated, and the best ones. Pure: asks nobody.

    ``not_before``: earlier times are left out.
    """
    scene = Scene(wish, context, weights)
    days = []
    for facts in scene.days.values():
        slots = {slot.starts_at: slot for slot in _times_of(facts, scene)}
        times = [
            rate(slot, scene)
            for starts_at, slot in sorted(slots.items())
            if not_before is None or starts_at >= not_before
        ]
        days.append(Day(facts.day, tuple(times), best_of(times)))
    best = sorted((day.best for day in days if day.best), key=lambda each: each.rank)[:MOST_BEST]
    return Found(tuple(days), tuple(best), notes_on(scene), scene.weights)


def rate_time(slot: Slot, wish: Wish, context: Context, weights: Weights) -> Rated:
    """Return one time, rated. The day must lie in the span of ``wish``."""
    return rate(slot, Scene(wish, context, weights))

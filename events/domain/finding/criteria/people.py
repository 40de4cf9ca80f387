"""The time of those who hold the event and of those who come."""

from collections.abc import Iterator
from datetime import time, timedelta

from events.domain.finding.reason import Reason, against, speaking_for
from events.domain.finding.scene import DayFacts, Scene
from events.domain.finding.wish import Slot, part_of
from partners.enums import MeetingTime

AROUND = timedelta(hours=2)
SHORT_NOTICE, FULL_NOTICE = 14, 60
SHORT_NOTICE_EXTRA = 2
LATE = time(21)


def volunteers(slot: Slot, _facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Volunteers work elsewhere during the day."""
    if part_of(slot.starts_at) != MeetingTime.DAY:
        return
    for name in scene.voluntary:
        yield against("people", "volunteers", scene.weights["people"], "volunteers", organisation=name)


def windows(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Times at which somebody said that they can be reached are times at which they have time."""
    at, told = slot.starts_at.time(), set()
    for name, start, end in scene.windows_on[facts.day.isoweekday()]:
        if name not in told and start <= at < end:
            told.add(name)
            yield speaking_for("people", "reachable", scene.weights["people"] // 2, "reachable", organisation=name)


def blocked_days(_slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Days that an organisation has blocked; why is nobody else's business."""
    for name in facts.blocked_by:
        yield against("blocked", "blocked", scene.weights["blocked"], "blocked", organisation=name)


def own_events(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Other events of those who take part."""
    told = set()
    for name, starts_at, ends_at in scene.busy_on.get(facts.day, ()):
        if name not in told and slot.overlaps(starts_at - AROUND, ends_at + AROUND):
            told.add(name)
            yield against("own_event", "own_event", scene.weights["own_event"], "own_event", organisation=name)


def nearby_events(_slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Public events for the same group. Several count once: people can be at one only."""
    for number, nearby in enumerate(facts.nearby):
        weight = scene.weights["nearby"] if number == 0 else 0
        yield against("nearby", "nearby", weight, "nearby", title=nearby.title)


def preparation(_slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Whether there is time to prepare and to invite."""
    left, weight = (facts.day - scene.context.today).days, scene.weights["notice"]
    if left < SHORT_NOTICE:
        yield against("notice", "short_notice", weight and weight + SHORT_NOTICE_EXTRA, "short_notice")
    elif left < FULL_NOTICE:
        yield against("notice", "notice", weight, "notice")


def way_home(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Buses go rarely late in the evening."""
    if slot.ends_at.date() > facts.day or slot.ends_at.time() > LATE:
        yield against("way_home", "way_home", scene.weights["way_home"], "way_home", time=slot.ends_at)

"""The criteria, one function each: what it says about a time. ``weights`` says how much it counts."""

from collections.abc import Callable, Iterator

from events.domain.finding.reason import Reason
from events.domain.finding.scene import DayFacts, Scene
from events.domain.finding.wish import Slot

from . import days, faiths, people

Rule = Callable[[Slot, DayFacts, Scene], Iterator[Reason]]

RULES: tuple[Rule, ...] = (
    days.holidays,
    days.school_breaks,
    days.school_hours,
    faiths.feasts,
    faiths.fasts,
    faiths.fridays,
    faiths.shabbats,
    people.volunteers,
    people.windows,
    people.blocked_days,
    people.own_events,
    people.nearby_events,
    people.preparation,
    people.way_home,
)

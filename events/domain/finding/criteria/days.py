"""Holidays and school."""

from collections.abc import Iterator
from datetime import time

from events.domain.calendars import public_holiday, special_day
from events.domain.calendars.berlin import berlin
from events.domain.calendars.names import HOLIDAYS, SPECIAL_DAYS, break_name
from events.domain.calendars.weekdays import SATURDAY
from events.domain.finding.reason import Reason, against, speaking_for, unknown
from events.domain.finding.scene import DayFacts, Scene
from events.domain.finding.wish import Slot, part_of
from partners.enums import MeetingFormat, MeetingTime, TargetGroup

FAMILIES = frozenset({TargetGroup.PARENTS, TargetGroup.YOUNG_PEOPLE})
FOR_PUPILS = frozenset({MeetingFormat.COMPANY_VISIT, MeetingFormat.TASTER_SESSION, MeetingFormat.APPLICATION_TRAINING})
SCHOOL_BEGINS, SCHOOL_ENDS = time(8), time(15, 30)


def holidays(_slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Public holidays, silent days and days of remembrance."""
    if holiday := public_holiday(facts.day):
        name = HOLIDAYS.get(holiday, holiday)
        yield against("holiday", "holiday", scene.weights["holiday"], "holiday", name=name)
    if special := special_day(facts.day):
        criterion = "holiday" if special.weighs_like_holiday else "memorial"
        name = SPECIAL_DAYS[special.slug]
        yield against(criterion, f"day:{special.slug}", scene.weights[criterion], "special", name=name)


def school_breaks(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """School holidays, and where nobody knows them yet."""
    weight, groups = scene.weights["school_break"], scene.wish.groups
    if facts.day > scene.school_known_until:
        yield unknown("school_break", "school_unknown", "school_unknown", until=scene.school_known_until)
    if facts.school_break is None:
        return
    name = break_name(facts.school_break.name)
    needs_pupils = TargetGroup.YOUNG_PEOPLE in groups and scene.wish.formats & FOR_PUPILS
    if needs_pupils and part_of(slot.starts_at) == MeetingTime.DAY:
        yield speaking_for("school_break", "school_break", weight // 2, "school_break", name=name)
        return
    weight = weight if groups & FAMILIES else min(weight, 1)
    yield against("school_break", "school_break", weight, "school_break", name=name)


def school_hours(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Lessons, Monday to Friday outside holidays."""
    if TargetGroup.YOUNG_PEOPLE not in scene.wish.groups or facts.school_break is not None:
        return
    if facts.day.weekday() >= SATURDAY or public_holiday(facts.day):
        return
    if slot.overlaps(berlin(facts.day, SCHOOL_BEGINS), berlin(facts.day, SCHOOL_ENDS)):
        yield against("school_hours", "school_hours", scene.weights["school_hours"], "school_hours")

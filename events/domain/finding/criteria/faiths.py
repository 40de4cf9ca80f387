"""Feasts, fasts, Friday prayer and Shabbat. They count only if an MSO has named them, else they are information."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, cast

from events.domain.calendars import Feast, Kind, Match
from events.domain.calendars.names import FEASTS
from events.domain.finding.reason import Reason, Speaks, against
from events.domain.finding.scene import DayFacts, Scene
from events.domain.finding.wish import Slot

BEFORE_IFTAR, AFTER_IFTAR = timedelta(minutes=60), timedelta(minutes=45)
_QUARTER = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)


def better_after(sunset: datetime) -> datetime:
    """Return the first quarter of an hour at which the fast has been broken for 45 minutes."""
    moment = sunset + AFTER_IFTAR
    past = timedelta(minutes=moment.minute % 15)
    return moment - past + (_QUARTER if past else timedelta())


def fast_on(facts: DayFacts, named: frozenset[str]) -> Feast | None:
    """Return the fast that is surely kept on the day by one of the traditions ``named``."""
    fasts = [feast for feast, match in facts.feasts if feast.kind is Kind.FAST and match is Match.ON]
    return next((feast for feast in fasts if feast.is_kept_by(named)), None)


def _weight(feast: Feast, match: Match, scene: Scene) -> int:
    """Return how much ``feast`` counts: nothing if nobody named it, one less where only the moon may bring it."""
    if not feast.is_kept_by(scene.named.traditions):
        return 0
    weight = scene.weights["feast" if feast.kind is Kind.HIGH else "custom"]
    return weight - 1 if match is Match.NEAR else weight


def _may_move(feast: Feast, day: date) -> bool:
    """Return whether the moon may take ``day`` from ``feast``: whether it is its first or last day."""
    beside = (feast.match(day - ONE_DAY), feast.match(day + ONE_DAY))
    return feast.is_moon and beside != (Match.ON, Match.ON)


def feasts(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Feasts of the day; one that begins at sunset counts for what lasts into it, and is told else."""
    for feast, match in facts.feasts:
        if feast.kind is Kind.FAST:
            continue
        criterion = "feast" if feast.kind is Kind.HIGH else "custom"
        weight, words = _weight(feast, match, scene), {"feast": cast("Any", FEASTS[feast.slug])}
        wording = "feast_moon" if _may_move(feast, facts.day) else "feast"
        if match is Match.NEAR:
            wording = "feast_near"
        elif match is Match.EVE:
            wording, words["time"] = "feast_eve", facts.sunset
            weight = weight if slot.ends_at > facts.sunset else 0
        yield against(criterion, f"feast:{feast.slug}", weight, wording, **words)


def fasts(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """Fasts: before sunset, at the hour at which they are broken, and after it."""
    for feast, match in facts.feasts:
        if feast.kind is not Kind.FAST or match is not Match.ON:
            continue
        is_named = feast.is_kept_by(scene.named.traditions)
        begin, end = facts.sunset - BEFORE_IFTAR, facts.sunset + AFTER_IFTAR
        if slot.overlaps(begin, end):
            weight = scene.weights["iftar"] if is_named else 0
            better = better_after(facts.sunset)
            words = {"feast": FEASTS[feast.slug], "time": facts.sunset, "better": better}
            yield against("iftar", f"iftar:{feast.slug}", weight, "iftar", **words)
        elif slot.starts_at >= end and is_named:
            told = (("time", facts.sunset),)
            yield Reason("iftar", f"after:{feast.slug}", Speaks.INFO, 0, "after_iftar", told)
        if slot.starts_at < begin:
            wording = "fast_moon" if _may_move(feast, facts.day) else "fast"
            weight, name = _weight(feast, match, scene), FEASTS[feast.slug]
            yield against("custom", f"fast:{feast.slug}", weight, wording, feast=name, time=facts.sunset)


def fridays(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """The Friday prayer."""
    if facts.friday_prayer and slot.overlaps(*facts.friday_prayer):
        weight = scene.weights["friday_prayer"] if scene.named.friday_prayer else 0
        begin, end = facts.friday_prayer
        yield against("friday_prayer", "friday_prayer", weight, "friday_prayer", begin=begin, end=end)


def shabbats(slot: Slot, facts: DayFacts, scene: Scene) -> Iterator[Reason]:
    """The Shabbat."""
    if facts.shabbat and slot.overlaps(*facts.shabbat):
        weight = scene.weights["shabbat"] if scene.named.shabbat else 0
        begin, end = facts.shabbat
        yield against("shabbat", "shabbat", weight, "shabbat", begin=begin, end=end)

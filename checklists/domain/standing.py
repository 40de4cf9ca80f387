"""How an item stands: what people said, what the portal sees, whether it still holds and whether it applies at all.

Nothing a person said is rewritten. Where the portal sees something else, both are shown.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checklists.enums import AnswerState, Level, Topic
from checklists.rules.base import Finding
from checklists.rules.facts import EventFacts, Facts

from .conditions import Applies
from .progress import Progress

_WEIGHT = {Level.OK: 0, Level.OPEN: 1, Level.PROBLEM: 2}
MARK_LENGTH = 16


class Standing(StrEnum):
    """What is shown of an item."""

    OPEN = "open"
    CHECKED = "checked"
    DONE = "done"
    DONE_UNSEEN = "done_unseen"
    DONE_PROBLEM = "done_problem"
    PROBLEM = "problem"
    REOPENED = "reopened"
    NOT_APPLICABLE = "not_applicable"
    UNDECIDED = "undecided"


# Those that count for the progress.
DONE = frozenset({Standing.CHECKED, Standing.DONE, Standing.DONE_UNSEEN})
# Those that are left out of it.
LEFT_OUT = frozenset({Standing.NOT_APPLICABLE, Standing.UNDECIDED})


@dataclass(frozen=True)
class Standpoint:
    """What the standing of an item follows from. ``finding`` is None where nothing checks it."""

    answer: str
    finding: Level | None = None
    is_changed: bool = False
    applies: Applies = Applies.YES


def standing(of: Standpoint) -> Standing:
    """Return how an item stands.

    A person's tick with a finding "ok" holds even when facts have changed since: the portal has looked again. Without
    that it is reopened as soon as the facts it rested on are others. What does not apply by its condition is left out,
    unless people have answered it.
    """
    if of.answer == AnswerState.NOT_APPLICABLE:
        return Standing.NOT_APPLICABLE
    if of.answer == AnswerState.DONE:
        return _of_done(of)
    if of.applies != Applies.YES:
        return Standing.NOT_APPLICABLE if of.applies == Applies.NO else Standing.UNDECIDED
    return {Level.OK: Standing.CHECKED, Level.PROBLEM: Standing.PROBLEM}.get(of.finding or Level.OPEN, Standing.OPEN)


def _of_done(of: Standpoint) -> Standing:
    if of.finding == Level.PROBLEM:
        return Standing.DONE_PROBLEM
    if of.is_changed and of.finding != Level.OK:
        return Standing.REOPENED
    return Standing.DONE_UNSEEN if of.finding == Level.OPEN else Standing.DONE


def level_of(findings: Iterable[Finding]) -> Level | None:
    """Return the gravest level of ``findings``, None without one."""
    levels = [each.level for each in findings]
    return max(levels, key=_WEIGHT.__getitem__) if levels else None


def progress_of_standings(items: Iterable[tuple[Standing, int]]) -> Progress:
    """Return the progress of items given as standing and weight; what does not apply or is undecided is left out."""
    counting = [(each, weight) for each, weight in items if each not in LEFT_OUT]
    done = [weight for each, weight in counting if each in DONE]
    return Progress(len(counting), len(done), sum(weight for _each, weight in counting), sum(done))


def mark_of(topics: Sequence[str], facts: Facts | None) -> str:
    """Return the mark of the facts that an item rests on: equal as long as they are; "" where it rests on none."""
    if not topics or not isinstance(facts, EventFacts):
        return ""
    held = [(topic, _said(Topic(topic), facts)) for topic in sorted({*topics})]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:MARK_LENGTH]


def has_changed(mark: str, topics: Sequence[str], facts: Facts | None) -> bool:
    """Say whether the facts behind ``mark``, written when an item was answered, are others now."""
    return bool(mark) and mark != mark_of(topics, facts)


def _said(topic: Topic, facts: EventFacts) -> object:
    place, needs = facts.place, facts.needs
    starts_at, ends_at = facts.starts_at, facts.ends_at
    return {
        Topic.DATE: str(facts.day),
        Topic.TIME: f"{starts_at:%H:%M}-{ends_at:%H:%M}" if starts_at and ends_at else "",
        Topic.PLACE: (place.where, place.is_online),
        Topic.FORMAT: sorted(facts.formats),
        Topic.GROUP: sorted(facts.target_groups),
        Topic.LANGUAGES: (sorted(needs.group_languages), sorted(needs.languages), sorted(needs.interpreted)),
    }[topic]

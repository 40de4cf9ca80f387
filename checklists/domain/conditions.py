"""Whether an item concerns an event at all: the condition of the template against what has been decided."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from checklists.enums import Fact
from checklists.rules.facts import EventFacts, Facts
from events.enums.event import Coverage, Minors, Photos
from partners.enums import MeetingFormat

# What templates may ask for: the loader refuses everything else.
FACT_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    Fact.FORMAT: tuple(MeetingFormat.values),
    Fact.PUBLIC_COVERAGE: (Coverage.WANTED, Coverage.NOT),
    Fact.PHOTOS: (Photos.PLANNED, Photos.NONE),
    Fact.MINORS: (Minors.YES, Minors.NO),
    Fact.ONLINE: ("yes", "no"),
}


class Applies(StrEnum):
    """Whether an item applies; unknown as long as the two sides have not decided what it hangs on."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def applies(condition: Mapping[str, Sequence[str]], facts: Facts | None) -> Applies:
    """Return whether an item with ``condition`` (accepted values by fact) concerns the event of ``facts``.

    All facts have to fit. One that does not fit settles it; one that is not decided leaves it open. Without facts of an
    event, which is so for lists that belong to none, an item with a condition is unknown.
    """
    if not condition:
        return Applies.YES
    if not isinstance(facts, EventFacts):
        return Applies.UNKNOWN
    answers = [_fits(Fact(fact), accepted, facts) for fact, accepted in condition.items()]
    if Applies.NO in answers:
        return Applies.NO
    return Applies.UNKNOWN if Applies.UNKNOWN in answers else Applies.YES


def _fits(fact: Fact, accepted: Sequence[str], facts: EventFacts) -> Applies:
    held = _values_of(fact, facts)
    if not held:
        return Applies.UNKNOWN
    return Applies.YES if held & {*accepted} else Applies.NO


def _values_of(fact: Fact, facts: EventFacts) -> frozenset[str]:
    """Return what holds, nothing while it is undecided."""
    if fact == Fact.FORMAT:
        return facts.formats
    if fact == Fact.ONLINE:
        if facts.is_online_only:
            return frozenset({"yes"})
        return frozenset({"no"}) if facts.place.has_address else frozenset()
    said = {
        Fact.PUBLIC_COVERAGE: facts.needs.coverage,
        Fact.PHOTOS: facts.needs.photos,
        Fact.MINORS: facts.minors,
    }[fact]
    return frozenset({said} & {*FACT_VALUES[fact]})

"""What a timeline is made of. Pure: no queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from django.utils.functional import Promise


class StepState(StrEnum):
    """Where a step stands; ``OFF``: it came to nothing."""

    DONE = "done"
    WAITING = "waiting"
    AHEAD = "ahead"
    OFF = "off"


@dataclass(frozen=True)
class Awaited:
    """Who has to do something: the reader's organisations, others by name, or both."""

    is_us: bool = False
    others: tuple[str, ...] = ()


NOBODY = Awaited()


@dataclass(frozen=True)
class Step:
    """One step: what it is, its day (of the deed, the deadline or the plan; None where none is known), its page.

    What is waited for is said as a deed: "Announce the event".
    """

    what: str | Promise
    state: StepState
    day: date | None = None
    url: str = ""
    awaited: Awaited = NOBODY

    @property
    def waits(self) -> bool:
        """Say whether somebody has to do it now."""
        return self.state == StepState.WAITING and self.awaited != NOBODY


@dataclass(frozen=True)
class Stage:
    """A part of the way with its steps in order; ``key`` marks its place on the page."""

    key: str
    title: str | Promise
    steps: tuple[Step, ...]
    url: str = ""


class Party(Protocol):
    """Who takes part in a cooperation or an event, or is asked to."""

    organisation_id: Any
    organisation: Any
    side: str
    accepted_at: Any
    is_silenced: bool


def awaited(parties: Iterable[Party], own: Iterable[int]) -> Awaited:
    """Return that ``parties`` are waited for, seen by somebody who acts for the organisations ``own``.

    Whoever blocked the organisation that asked is not told so, but looks to the others like everybody else.
    """
    ids, listed = set(own), list(parties)
    mine = [each for each in listed if each.organisation_id in ids and not each.is_silenced]
    others = sorted(str(each.organisation.display_name) for each in listed if each not in mine)
    return Awaited(bool(mine), tuple(others))


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return what happened in the order of its days, then what is open, then what is ahead."""
    rank = {StepState.DONE: 0, StepState.OFF: 0, StepState.WAITING: 1, StepState.AHEAD: 2}
    return tuple(sorted(steps, key=lambda step: (rank[step.state], step.day is None, step.day or date.max)))

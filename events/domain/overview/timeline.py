"""Putting a timeline together. Pure but for ``facts_of``, which is asked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.models import Cooperation
from events.enums.event import COMING_STATES
from events.models import Event

from .agreement import agreement_steps, task_steps
from .contact import contact_steps
from .event import event_steps
from .keeping import keeping_steps
from .loading import Facts
from .steps import Party, Stage, Step, StepState, in_order

CONTACT: Final = "contact"


@dataclass(frozen=True)
class Timeline:
    """The stages of a project in the order of its life; stages without a step are left out."""

    stages: tuple[Stage, ...]

    @property
    def ours(self) -> list[tuple[Stage, Step]]:
        """Return what waits for the reader, the earliest day first."""
        return self._open(is_us=True)

    @property
    def theirs(self) -> list[tuple[Stage, Step]]:
        """Return what waits for others only."""
        return self._open(is_us=False)

    def _open(self, *, is_us: bool) -> list[tuple[Stage, Step]]:
        found = [
            (stage, step) for stage in self.stages for step in stage.steps if step.waits and step.awaited.is_us == is_us
        ]
        return sorted(found, key=lambda pair: (pair[1].day is None, str(pair[1].day)))


def timeline_of_cooperation(cooperation: Cooperation, facts: Facts) -> Timeline:
    """Return the way of ``cooperation`` with all its events. ``facts`` know it."""
    began = timezone.localdate(cooperation.created_at)
    agreed = [*agreement_steps(cooperation, facts), *task_steps(cooperation, facts)]
    return _timeline(
        _contact(cooperation.present_parties, facts, began, is_open=cooperation.is_open),
        Stage("agreement", _("Agreement"), in_order(agreed)),
        *(_event(each, facts) for each in facts.events.get(cooperation.pk, ())),
        Stage("keeping", _("Staying in touch"), in_order(keeping_steps(cooperation, facts))),
    )


def timeline_of_event(event: Event, facts: Facts) -> Timeline:
    """Return the way of an event that belongs to no cooperation. ``facts`` know it."""
    began, is_open = timezone.localdate(event.created_at), event.state in COMING_STATES
    return _timeline(_contact(event.present_parties, facts, began, is_open=is_open), _event(event, facts))


def next_of(timeline: Timeline) -> Step | None:
    """Return the one step to name first: what waits for the reader, else for others, else what is ahead.

    Next steps of conversations belong to a pair, not to one of its projects; they are named elsewhere.
    """
    for stage, step in [*timeline.ours, *timeline.theirs]:
        if stage.key != CONTACT:
            return step
    ahead = [step for stage in timeline.stages for step in stage.steps if step.state == StepState.AHEAD]
    return min(ahead, key=lambda step: str(step.day), default=None)


def _timeline(*stages: Stage) -> Timeline:
    return Timeline(tuple(each for each in stages if each.steps))


def _contact(parties: Sequence[Party], facts: Facts, began: date, *, is_open: bool) -> Stage:
    steps = contact_steps({each.organisation_id for each in parties}, facts, began, is_open=is_open)
    return Stage(CONTACT, _("First contact"), in_order(steps))


def _event(event: Event, facts: Facts) -> Stage:
    return Stage(f"event-{event.pk}", str(event), in_order(event_steps(event, facts)), event.get_absolute_url())

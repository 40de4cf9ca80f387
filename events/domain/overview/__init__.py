"""The way of a project from the first contact to what follows an event, and what waits for whom."""

from .further import register_event_steps
from .loading import Facts, facts_of
from .steps import Awaited, Stage, Step, StepState
from .timeline import Timeline, next_of, timeline_of_cooperation, timeline_of_event

__all__ = [
    "Awaited",
    "Facts",
    "Stage",
    "Step",
    "StepState",
    "Timeline",
    "facts_of",
    "next_of",
    "register_event_steps",
    "timeline_of_cooperation",
    "timeline_of_event",
]

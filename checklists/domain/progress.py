"""How far a list is. Weights count; what does not apply is left out.

A list with weights 1, 1 and 2 whose last item is done is at 50 percent; percentages are rounded down, so that 100
means that everything is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from checklists.enums import AnswerState


@dataclass(frozen=True)
class Progress:
    """Items and weights of a list or phase; ``total`` is without what does not apply."""

    total: int = 0
    done: int = 0
    total_weight: int = 0
    done_weight: int = 0

    @property
    def percent(self) -> int:
        """From 0 to 100; 100 where nothing applies, because nothing is left to do."""
        return 100 * self.done_weight // self.total_weight if self.total_weight else 100

    @property
    def is_complete(self) -> bool:
        """Say whether nothing is left to do."""
        return self.done == self.total


def progress_of(answers: Iterable[tuple[str, int]]) -> Progress:
    """Return the progress of items given as state and weight."""
    applying = [(state, weight) for state, weight in answers if state != AnswerState.NOT_APPLICABLE]
    done = [weight for state, weight in applying if state == AnswerState.DONE]
    return Progress(len(applying), len(done), sum(weight for _state, weight in applying), sum(done))

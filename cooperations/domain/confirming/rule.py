"""The arithmetic of signing rules: n of m, on every side. No queries.

A party that lets ``required`` of ``total`` people sign has confirmed with as many yeses. It refuses when so many said
no that the rest of the ``total`` cannot reach ``required`` any more, whether they are named yet or not. A yes or no
counts as given also when the person leaves the board afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cooperations.enums.confirmation import RoundState


@dataclass(frozen=True)
class Rule:
    """``required`` of ``total`` people sign; 1 ≤ required ≤ total."""

    required: int
    total: int

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a rule that cannot be."""
        if not 1 <= self.required <= self.total:
            raise ValueError(f"{self.required} of {self.total} cannot sign.")


@dataclass(frozen=True)
class Tally:
    """How one party answered: numbers of yes, of no, and of named people whose answer is not there yet."""

    rule: Rule
    yes: int = 0
    no: int = 0
    waiting: int = 0

    @property
    def is_met(self) -> bool:
        """Say whether enough people said yes."""
        return self.yes >= self.rule.required

    @property
    def is_impossible(self) -> bool:
        """Say whether too many said no."""
        return self.rule.total - self.no < self.rule.required

    @property
    def bears(self) -> int:
        """How many of the people named could still say no without further people being named."""
        return max(0, self.yes + self.waiting - self.rule.required)

    @property
    def to_name(self) -> int:
        """How many people must be named so that the rule can be met; 0 when enough are, or none would help."""
        return 0 if self.is_impossible else max(0, self.rule.required - self.yes - self.waiting)

    @property
    def free_places(self) -> int:
        """How many more people may be named."""
        return max(0, self.rule.total - self.yes - self.no - self.waiting)


def outcome_of(tallies: Iterable[Tally]) -> RoundState:
    """Return what follows from the answers of all parties: ``complete``, ``refused`` or still ``open``.

    Without any party nothing is complete.
    """
    listed = list(tallies)
    if any(each.is_impossible for each in listed):
        return RoundState.REFUSED
    return RoundState.COMPLETE if listed and all(each.is_met for each in listed) else RoundState.OPEN

"""Why an MSO is proposed: the findings of every criterion, in words and in points."""

from dataclasses import dataclass
from itertools import chain

from .criteria import Criterion
from .facts import Facts, Finding
from .project import Project
from .weights import Weights, asked_of

GOOD = 67


@dataclass(frozen=True)
class Share:
    """What one criterion contributes: its finding, its weight, and weight × fit."""

    criterion: Criterion
    finding: Finding
    weight: int

    @property
    def points(self) -> int:
        """Weight × fit."""
        return self.weight * self.finding.fit


@dataclass(frozen=True)
class Explanation:
    """The shares of all criteria asked about."""

    shares: list[Share]

    @property
    def points(self) -> int:
        """The sum of weight × fit."""
        return sum(share.points for share in self.shares)

    @property
    def weight(self) -> int:
        """The sum of the weights."""
        return sum(share.weight for share in self.shares)

    @property
    def score(self) -> int:
        """The points out of 100, rounded down; 0 where nothing counts."""
        return self.points // self.weight if self.weight else 0

    @property
    def is_good(self) -> bool:
        """Say whether the MSO fits well."""
        return self.score >= GOOD

    @property
    def fits(self) -> list[str]:
        """What fits, in words, in the order of the criteria."""
        return list(chain.from_iterable(share.finding.fits for share in self.shares))

    @property
    def misfits(self) -> list[str]:
        """What does not fit, in words."""
        return list(chain.from_iterable(share.finding.misfits for share in self.shares))

    @property
    def unknown(self) -> list[str]:
        """What nobody knows, in words."""
        return list(chain.from_iterable(share.finding.unknown for share in self.shares))


def explain(project: Project, weights: Weights, facts: Facts) -> Explanation:
    """Return why an MSO with ``facts`` fits ``project`` or not."""
    return Explanation([Share(each, each.find(project, facts), weights[each.name]) for each in asked_of(project)])

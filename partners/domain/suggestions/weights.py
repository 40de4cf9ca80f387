"""How much each criterion counts. The defaults are ours, the user's own choice stands in the address."""

from collections.abc import Mapping

from .criteria import CRITERIA, Criterion
from .project import Project

LEAST, MOST = 0, 5
Weights = Mapping[str, int]

DEFAULTS: Weights = {criterion.name: criterion.weight for criterion in CRITERIA}


def bounded(weight: int) -> int:
    """Return ``weight`` or the nearest that is allowed."""
    return min(MOST, max(LEAST, weight))


def complete(chosen: Weights) -> dict[str, int]:
    """Return the weight of every criterion: the chosen one within bounds, else the default. Other names are dropped."""
    return {name: bounded(chosen.get(name, default)) for name, default in DEFAULTS.items()}


def asked_of(project: Project) -> tuple[Criterion, ...]:
    """Return the criteria ``project`` asks about."""
    return tuple(criterion for criterion in CRITERIA if criterion.is_asked(project))


def weight_of_all(project: Project, weights: Weights) -> int:
    """Return the sum of the weights of what ``project`` asks about: what points are divided by."""
    return sum(weights[criterion.name] for criterion in asked_of(project))

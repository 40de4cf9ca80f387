"""Yes or no with a given likelihood."""

from random import Random


def likely(rng: Random, probability: float) -> bool:
    """Return True in the given share of cases, from 0 to 1."""
    return rng.random() < probability

"""All feasts of a time, with the ministry's corrections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from .feast import Feast
from .feasts import RULES


@dataclass(frozen=True)
class Correction:
    """Days the ministry has put in for a feast of a year; ``source`` says where it has them from."""

    feast: str
    year: int
    first: date
    last: date
    source: str


@lru_cache(maxsize=64)
def _calculated(year: int) -> tuple[Feast, ...]:
    found = [feast for rule in RULES for feast in rule(year)]
    return tuple(sorted(found, key=lambda feast: (feast.first, feast.traditions, feast.slug)))


def _corrected(feasts: Sequence[Feast], corrections: Iterable[Correction]) -> list[Feast]:
    """Return ``feasts`` with each correction put over the feast of its slug that lies nearest to it."""
    found = list(feasts)
    for correction in corrections:
        places = [place for place, feast in enumerate(found) if feast.slug == correction.feast]
        same_year = [place for place in places if found[place].first.year == correction.year]
        if not same_year:
            continue
        nearest = min(same_year, key=lambda place: abs(found[place].first - correction.first))
        # The ministry asked the communities: nothing is left that the moon may move.
        found[nearest] = replace(
            found[nearest],
            first=correction.first,
            last=correction.last,
            source="ministry",
            corrected=correction.source,
            is_moon=False,
            also=None,
        )
    return found


def feasts_between(first: date, last: date, corrections: Iterable[Correction] = ()) -> tuple[Feast, ...]:
    """Return the feasts that touch the days from ``first`` to ``last``, by their first day.

    Eves and the days on which the moon may still put a feast count as touching. Some tables end, see ``known_until``.
    """
    years = range(first.year - 1, last.year + 2)
    calculated = [feast for year in years for feast in _calculated(year)]
    feasts = _corrected(calculated, corrections)
    touching = [feast for feast in feasts if feast.span[0] <= last and feast.span[1] >= first]
    return tuple(sorted(touching, key=lambda feast: (feast.first, feast.traditions, feast.slug)))

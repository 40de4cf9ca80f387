"""Two people have changed the same draft: what both wrote is joined, or shown to whoever came second. No queries.

Both started from ``base``. What only one of them changed is taken; where both wrote the same there is nothing to
decide; what both changed differently is a clash, told by its path.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from .content import Content
from .paths import LISTS, SINGLE, Item, Value, built, items_of, single_values

T = TypeVar("T")


@dataclass(frozen=True)
class Joined:
    """What comes out: ``content`` has theirs where the two clash, ``preferring_mine`` has mine there."""

    content: Content
    preferring_mine: Content
    clashes: tuple[str, ...]


def join(base: Content, theirs: Content, mine: Content) -> Joined:
    """Join what two people made of ``base``."""
    clashes: list[str] = []
    singles, singles_mine = _joined_singles(single_values(base), single_values(theirs), single_values(mine), clashes)
    items: dict[str, Mapping[str, Item]] = {}
    items_mine: dict[str, Mapping[str, Item]] = {}
    for name in LISTS:
        items[name], items_mine[name] = _joined_items(
            name, items_of(base, name), items_of(theirs, name), items_of(mine, name), clashes
        )
    return Joined(built(singles, items), built(singles_mine, items_mine), tuple(clashes))


def _joined_singles(
    base: Mapping[str, Value], theirs: Mapping[str, Value], mine: Mapping[str, Value], clashes: list[str]
) -> tuple[dict[str, Value], dict[str, Value]]:
    result, preferring_mine = {}, {}
    for name in SINGLE:
        result[name], preferring_mine[name] = _one(name, base[name], theirs[name], mine[name], clashes)
    return result, preferring_mine


def _joined_items(
    name: str,
    base: Mapping[str, Item],
    theirs: Mapping[str, Item],
    mine: Mapping[str, Item],
    clashes: list[str],
) -> tuple[dict[str, Item], dict[str, Item]]:
    result: dict[str, Item] = {}
    preferring_mine: dict[str, Item] = {}
    for uid in [*theirs, *(uid for uid in mine if uid not in theirs)]:
        was, their, my = base.get(uid), theirs.get(uid), mine.get(uid)
        path = f"{name}.{uid}"
        if was is None or their is None or my is None:
            # Somebody added or removed it as a whole.
            kept, kept_mine = _one(path, was, their, my, clashes)
        else:
            kept, kept_mine = {}, {}
            for field in LISTS[name]:
                kept[field], kept_mine[field] = _one(f"{path}.{field}", was[field], their[field], my[field], clashes)
        if kept is not None:
            result[uid] = kept
        if kept_mine is not None:
            preferring_mine[uid] = kept_mine
    return result, preferring_mine


def _one(path: str, base: T, theirs: T, mine: T, clashes: list[str]) -> tuple[T, T]:
    """Return what is kept at one path, and what is kept there if mine is preferred."""
    if mine in (theirs, base):
        return theirs, theirs
    if theirs == base:
        return mine, mine
    clashes.append(path)
    return theirs, mine

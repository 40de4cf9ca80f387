"""An agreement as single values, each with a path: "rooms", "tasks.k3x9.by". No queries.

Paths are what is compared, joined and told: two people who change different paths do not disturb each other.
"""

from collections.abc import Mapping
from typing import Any, Final

from .content import TEXTS, Content, from_json, to_json

LISTS: Final = {"tasks": ("what", "owner", "by"), "contacts": ("party", "name", "function")}
SINGLE: Final = (*TEXTS, "languages", "text_language")

# A value, the fields of a task or contact person, or None: not there.
Value = str | tuple[str, ...] | None
Item = Mapping[str, str]


def single_values(content: Content) -> dict[str, Value]:
    """Return what stands for itself: texts and languages."""
    return {name: getattr(content, name) for name in SINGLE}


def items_of(content: Content, name: str) -> dict[str, Item]:
    """Return the fields of the entries of a list ("tasks", "contacts") by their uid."""
    stored = to_json(content).get(name, [])
    return {each["uid"]: {field: each[field] for field in LISTS[name]} for each in stored}


def built(singles: Mapping[str, Value], items: Mapping[str, Mapping[str, Item]]) -> Content:
    """Return the agreement that has these values: the way back of ``single_values`` and ``items_of``."""
    stored: dict[str, Any] = dict(singles)
    for name, entries in items.items():
        stored[name] = [{"uid": uid, **fields} for uid, fields in entries.items()]
    # Once more, so that lists stand in the order in which they are stored.
    return from_json(to_json(from_json(stored)))


def value_at(content: Content, path: str) -> Value | Item:
    """Return what stands at ``path``, None where nothing is."""
    name, _dot, rest = path.partition(".")
    if not rest:
        return single_values(content)[name]
    uid, _dot, field = rest.partition(".")
    item = items_of(content, name).get(uid)
    return item.get(field) if item is not None and field else item


def with_value(content: Content, path: str, value: Value | Item) -> Content:
    """Return ``content`` with ``value`` at ``path``; None takes an entry of a list away."""
    singles = single_values(content)
    items = {name: items_of(content, name) for name in LISTS}
    name, _dot, rest = path.partition(".")
    uid, _dot, field = rest.partition(".")
    if not rest:
        singles[name] = value if not isinstance(value, Mapping) else None
    elif isinstance(value, Mapping):
        items[name][uid] = value
    elif field and uid in items[name]:
        items[name][uid] = {**items[name][uid], field: str(value or "")}
    elif value is None:
        items[name].pop(uid, None)
    return built(singles, items)


def changed_paths(old: Content, new: Content) -> list[str]:
    """Return the paths that differ; an entry that came or went is one path, without its fields."""
    before, after = single_values(old), single_values(new)
    paths = [name for name in SINGLE if before[name] != after[name]]
    for name in LISTS:
        theirs, ours = items_of(old, name), items_of(new, name)
        for uid in [*theirs, *(uid for uid in ours if uid not in theirs)]:
            one, other = theirs.get(uid), ours.get(uid)
            if one is None or other is None:
                paths.append(f"{name}.{uid}")
            else:
                paths += [f"{name}.{uid}.{field}" for field in LISTS[name] if one[field] != other[field]]
    return paths

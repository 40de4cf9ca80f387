"""One paragraph is one tag, though it goes on in the next line, column or on the next page (ISO 14289-1, 7.1)."""

from typing import Any, Final

import pydyf  # type: ignore[import-untyped]  # has no stubs

from .sources import source_of
from .tree import Tree

# A table that goes on repeats its head; each of its parts is a whole table. Pictures do not go on.
KEPT_APART: Final = {"/Table", "/Figure"}
MAY_BE_LEFT_OUT: Final = {"/Div", "/NonStruct", "/Span", "/LI", "/LBody"}


def join_what_goes_on(tree: Tree) -> None:
    """Join neighbouring tags of one HTML element; take out boxes that an element has within itself, and empty ones."""
    replaced: dict[bytes, bytes] = {}
    _join_below(tree, tree.document, replaced)
    tree.replace(replaced)


def _join_below(tree: Tree, parent: Any, replaced: dict[bytes, bytes]) -> None:
    kids = _without_inner_boxes(tree, parent, parent["K"])
    parent["K"] = pydyf.Array()
    last: Any = None
    for kid in kids:
        child = tree.tag(kid)
        if child is not None and last is not None and _is_same(last, child):
            tree.move(_with_pages(child, last), last)
            replaced[child.reference] = last.reference
        else:
            tree.move([kid], parent)
            last = child
    for kid in parent["K"]:
        if (child := tree.tag(kid)) is not None:
            _join_below(tree, child, replaced)


def _without_inner_boxes(tree: Tree, parent: Any, kids: Any) -> list[Any]:
    """An element set as a table or in columns has boxes of its own name within it."""
    flat: list[Any] = []
    for kid in kids:
        child = tree.tag(kid)
        if child is not None and parent["S"] != "/Document" and _is_same(parent, child):
            flat.extend(_without_inner_boxes(tree, parent, child["K"]))
        elif child is None or not _is_empty(tree, child):
            flat.append(kid)
    return flat


def _is_empty(tree: Tree, tag: Any) -> bool:
    """The end of a page leaves boxes behind whose content stands on the page before."""
    if tag["S"] not in MAY_BE_LEFT_OUT:
        return False
    children = [tree.tag(kid) for kid in tag["K"]]
    return all(child is not None and _is_empty(tree, child) for child in children)


def _is_same(one: Any, other: Any) -> bool:
    mine, its = source_of(one), source_of(other)
    if mine is None or its is None or one["S"] != other["S"] or one["S"] in KEPT_APART:
        return False
    return mine[0] is its[0] and mine[1] == its[1]


def _with_pages(child: Any, last: Any) -> list[Any]:
    """The kids of `child`; marked content on another page than that of `last` names its page."""
    if child["Pg"] == last["Pg"]:
        return list(child["K"])
    return [
        pydyf.Dictionary({"Type": "/MCR", "Pg": child["Pg"], "MCID": kid}) if isinstance(kid, int) else kid
        for kid in child["K"]
    ]

"""Contents are tagged as such: TOC, TOCI and Reference instead of lists (ISO 32000-1, 14.8.4.3.3)."""

from typing import Any, Final

import pydyf  # type: ignore[import-untyped]  # has no stubs

from .sources import source_of
from .tree import Tree

LEVEL: Final = "data-contents-level"


def tag_contents(tree: Tree) -> None:
    """Turn links with `data-contents-level` (1 or deeper) into the contents of the section around them."""
    sections: list[Any] = []
    for tag in list(tree.below(tree.document)):
        if _level(tag):
            section = _section(tree, tag)
            if not any(section is each for each in sections):
                sections.append(section)
    for section in sections:
        _rebuild(tree, section)


def _level(tag: Any) -> int:
    source = source_of(tag)
    if tag["S"] != "/Link" or source is None or source[0].tag != source[1]:
        return 0
    return int(source[0].get(LEVEL, 0))


def _section(tree: Tree, tag: Any) -> Any:
    while tag["S"] not in {"/Sect", "/Document"}:
        tag = tree.parent(tag)
    return tag


def _rebuild(tree: Tree, section: Any) -> None:
    kids = _flat(tree, section)
    section["K"] = pydyf.Array()
    open_contents: list[Any] = []
    labels: list[Any] = []
    for kid in kids:
        tag = tree.tag(kid)
        level = _level(tag) if tag is not None else 0
        if tag is not None and tag["S"] == "/Lbl":
            labels.append(kid)
            continue
        if not level:
            open_contents.clear()
            tree.move([kid], section)
            continue
        del open_contents[level:]
        while len(open_contents) < level:
            above = section if not open_contents else _last_entry(tree, open_contents[-1])
            open_contents.append(tree.add("TOC", above, tag["Pg"]))
        entry = tree.add("TOCI", open_contents[-1], tag["Pg"])
        tree.move(labels, entry)
        labels.clear()
        tree.move([kid], tree.add("Reference", entry, tag["Pg"]))


def _last_entry(tree: Tree, contents: Any) -> Any:
    return tree.tag(contents["K"][-1]) if contents["K"] else contents


def _flat(tree: Tree, tag: Any) -> list[Any]:
    """The kids of `tag`, those that hold entries of the contents replaced by what is in them."""
    flat: list[Any] = []
    for kid in tag["K"]:
        child = tree.tag(kid)
        if child is not None and not _level(child) and any(_level(each) for each in tree.below(child)):
            flat.extend(_flat(tree, child))
        else:
            flat.append(kid)
    return flat

"""What stands around the text: notes and comments it refers to, headers and footers."""

from typing import Any, Final

from .blocks import FindingKind
from .collecting import Source, Tray
from .drawings import DRAWINGS, read_drawing
from .inline import letters_in
from .names import local, w
from .package import Package, Relation

_EDGES: Final = {"header": FindingKind.HEADER, "footer": FindingKind.FOOTER}
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def part(package: Package, relations: dict[str, Relation], kind: str) -> tuple[str, Any]:
    """Return name and root of the part of a kind; None when there is none."""
    for each in relations.values():
        if each.kind == kind and not each.is_external and (root := package.xml(each.target)) is not None:
            return each.target, root
    return "", None


def notes_of(package: Package, relations: dict[str, Relation]) -> tuple[dict[tuple[str, str], Any], dict[str, str]]:
    """Return footnotes and endnotes by kind and number, and to which part each kind belongs."""
    notes, parts = {}, {}
    for kind in ("footnote", "endnote"):
        parts[kind], root = part(package, relations, f"{kind}s")
        for each in [] if root is None else root.iter(w(kind)):
            if (each.get(w("type")) or "") not in _SEPARATORS:
                notes[kind, each.get(w("id")) or ""] = each
    return notes, parts


def comments_of(package: Package, relations: dict[str, Relation]) -> dict[str, str]:
    """Return the words of the comments by their numbers; who wrote them stays in the file."""
    _name, root = part(package, relations, "comments")
    return {} if root is None else {each.get(w("id")) or "": letters_in(each) for each in root.iter(w("comment"))}


def report_edges(source: Source, tray: Tray) -> None:
    """Report what headers and footers say, each wording once, and their pictures."""
    seen = set()
    for each in source.relations.values():
        kind = _EDGES.get(each.kind)
        root = source.package.xml(each.target) if kind is not None and not each.is_external else None
        if root is None or kind is None:
            continue
        words = " ".join(letters_in(root).split())
        if words and (kind, words) not in seen:
            tray.report(kind, words)
        seen.add((kind, words))
        own = Source(source.package, source.styles, source.numbering, source.package.relations(each.target))
        for drawing in [element for element in root.iter() if local(element) in DRAWINGS]:
            inside = Tray()
            read_drawing(drawing, own, inside)
            inside.settle()
            fresh = [found for found in inside.findings if (found.kind, found.member or found.detail) not in seen]
            seen |= {(found.kind, found.member or found.detail) for found in fresh}
            tray.pass_on(fresh)
    tray.settle()

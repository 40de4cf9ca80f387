"""Pictures, charts, diagrams, shapes and embedded things: none is text; text boxes in them are."""

from typing import Any, Final

from lxml import etree

from .blocks import FindingKind
from .collecting import Source, Tray
from .names import CHART, DIAGRAM, DRAWING, VML, local, r, w
from .refusal import WordUnfit

DRAWINGS: Final = frozenset({"drawing", "pict", "object"})
_CHOICE: Final = "Choice"


def read_drawing(element: Any, source: Source, tray: Tray) -> list[Any]:
    """Report what is in a drawing; return the contents of its text boxes."""
    boxes = list(_outermost(element, w("txbxContent")))
    inside = {id(each) for box in boxes for each in box.iter()}
    parts = [each for each in element.iter(etree.Element) if id(each) not in inside]
    if local(element) == "object":
        names = [each.get("ProgID") or "" for each in parts if local(each) == "OLEObject"]
        tray.report(FindingKind.OBJECT, " ".join(filter(None, names)))
        return boxes
    words = _description(parts)
    number = sum(_picture(each, source, tray, words) for each in parts)
    number += sum(_other(each, source, tray) for each in parts)
    if not number and not boxes and not _is_rule(parts):
        tray.report(FindingKind.SHAPE, words)
    return boxes


def _picture(element: Any, source: Source, tray: Tray, words: str) -> bool:
    if element.tag == f"{{{DRAWING}}}blip":
        embedded, linked = element.get(r("embed")) or "", element.get(r("link")) or ""
    elif element.tag == f"{{{VML}}}imagedata":
        embedded, linked = element.get(r("id")) or "", element.get(r("href")) or ""
    else:
        return False
    relation = source.relations.get(embedded) or source.relations.get(linked)
    if relation is None:
        tray.report(FindingKind.SHAPE, words)
    elif relation.is_external:
        tray.report(FindingKind.LINKED_PICTURE, words or relation.target)
    else:
        tray.report(FindingKind.PICTURE, words, member=relation.target if source.package.has(relation.target) else "")
    return True


def _other(element: Any, source: Source, tray: Tray) -> bool:
    name, namespace = local(element), etree.QName(element).namespace
    if name == "chart" and namespace and namespace.startswith(CHART[:-4]):
        tray.report(FindingKind.CHART, _title_of_chart(element, source))
        return True
    if name == "relIds" and namespace == DIAGRAM:
        relation = source.relations.get(element.get(r("dm")) or "")
        tray.report(FindingKind.DIAGRAM, _words_in(relation.target, source) if relation is not None else "")
        return True
    if element.tag == f"{{{VML}}}textpath":
        tray.report(FindingKind.SHAPE, element.get("string") or "")
        return True
    return False


def _title_of_chart(element: Any, source: Source) -> str:
    relation = source.relations.get(element.get(r("id")) or "")
    root = _part(relation.target, source) if relation is not None else None
    title = root.find(f".//{{{CHART}}}title") if root is not None else None
    return "" if title is None else "".join(each.text or "" for each in title.iter(f"{{{DRAWING}}}t"))


def _words_in(name: str, source: Source) -> str:
    root = _part(name, source)
    return "" if root is None else " · ".join(each.text for each in root.iter(f"{{{DRAWING}}}t") if each.text)


def _part(name: str, source: Source) -> Any:
    """Return a part that only explains something: if it is damaged, it explains nothing."""
    try:
        return source.package.xml(name)
    except WordUnfit:
        return None


def _description(parts: list[Any]) -> str:
    for each in parts:
        if local(each) == "docPr" and (words := each.get("descr") or each.get("title") or ""):
            return str(words)
        if local(each) in {"shape", "rect"} and (words := each.get("alt") or ""):
            return str(words)
    return ""


def _is_rule(parts: list[Any]) -> bool:
    """Say whether this is nothing but a line between paragraphs, or a kind of shape that is only defined."""
    names = {local(each) for each in parts}
    return names <= {"pict", "shapetype", "stroke", "formulas", "f", "path", "lock"} or any(
        each.get("{urn:schemas-microsoft-com:office:office}hr") == "t" for each in parts
    )


def _outermost(element: Any, name: str) -> Any:
    """Yield elements of a name that are in none of the same name; of alternatives only the first."""
    for child in element:
        if child.tag == name:
            yield child
        elif local(child) == "Fallback" and any(local(each) == _CHOICE for each in child.getparent()):
            continue
        else:
            yield from _outermost(child, name)

"""What WeasyPrint leaves open in the tags of a PDF/UA: page furniture, names of links, header cells of tables."""

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]  # has no stubs

from .contents import tag_contents
from .joins import join_what_goes_on
from .line_ends import mark_line_ends
from .tree import Tree


def prepare_tags(document: Any) -> None:
    """Before writing: words end where lines do, and one annotation per line of a link, none for the boxes inside it.

    WeasyPrint gives one to every box within a link, outside the structure element of the link.
    """
    mark_line_ends(document)
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]


def finish_tags(document: Any, pdf: Any) -> None:
    """Finish the tags: the finisher for WeasyPrint's `write_pdf`.

    Running heads, page numbers and index tabs become artifacts, so that a screen reader does
    not read them on every page (ISO 14289-1, 7.8). Links get their text as description
    instead of their target (7.18.5). Header cells say what they head (7.5) and are found by
    their names (ISO 32000-1, 14.7.2). What goes on is joined, contents are tagged as contents.
    """
    _name_links(document)
    _rename_empty_links(pdf)
    _mark_page_furniture(pdf)
    _name_header_cells(pdf)
    tree = Tree(pdf)
    join_what_goes_on(tree)
    tag_contents(tree)


def _name_links(document: Any) -> None:
    for page in document.pages:
        for _, target, _, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None or box.element is None:
                continue
            # A line of contents: number, title and page are no one word.
            between = " " if all(child.tag == "span" for child in box.element) else ""
            text = " ".join(between.join(box.element.itertext()).split())
            contents = annotation["Contents"]
            contents.string = box.element.get("title") or text or target


def _rename_empty_links(pdf: Any) -> None:
    """Generated content of a link is tagged as a link within the link; it is a span."""
    annotations = {item.reference for item in _dictionaries(pdf) if item.get("Type") == "/OBJR"}
    for item in _dictionaries(pdf):
        if item.get("S") == "/Link" and not annotations.intersection(item["K"]):
            item["S"] = "/Span"


def _dictionaries(pdf: Any) -> Iterator[Any]:
    return (item for item in pdf.objects if isinstance(item, dict))


def _mark_page_furniture(pdf: Any) -> None:
    """Content whose structure element hangs in no tree is page furniture: make it artifact."""
    by_reference = {item.reference: item for item in _dictionaries(pdf)}
    root = by_reference.get(pdf.catalog.get("StructTreeRoot"))
    if root is None:
        return
    reachable = _reachable(root, by_reference)
    numbers = by_reference[root["ParentTree"]]["Nums"]
    by_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    streams = {item.reference: item for item in pdf.objects if hasattr(item, "stream")}
    for item in by_reference.values():
        if item.get("Type") != "/Page" or "StructParents" not in item:
            continue
        parents = by_page[item["StructParents"]]
        loose = {number for number, parent in enumerate(parents) if parent not in reachable}
        if loose:
            _to_artifacts(streams[item["Contents"]].stream, loose)
            for number in loose:
                parents[number] = "null"


def _name_header_cells(pdf: Any) -> None:
    """Cells of a table's head head their column, others their row."""
    by_reference = {item.reference: item for item in _dictionaries(pdf)}
    named: dict[str, bytes] = {}
    for cell in by_reference.values():
        if cell.get("S") != "/TH":
            continue
        rows = by_reference[by_reference[cell["P"]]["P"]]
        cell["A"]["Scope"] = "/Column" if rows["S"] == "/THead" else "/Row"
        if "ID" in cell:
            named[cell["ID"].string] = cell.reference
    if named:
        names = pydyf.Array([each for name in sorted(named) for each in (pydyf.String(name), named[name])])
        by_reference[pdf.catalog["StructTreeRoot"]]["IDTree"] = pydyf.Dictionary({"Names": names})


def _reachable(root: Any, by_reference: dict[bytes, Any]) -> set[bytes]:
    found: set[bytes] = set()
    waiting = list(root["K"])
    while waiting:
        reference = waiting.pop()
        if not isinstance(reference, bytes) or reference in found:
            continue
        found.add(reference)
        waiting.extend(by_reference[reference].get("K", ()))
    return found


def _to_artifacts(stream: list[Any], numbers: set[int]) -> None:
    for index, operand in enumerate(stream):
        if isinstance(operand, dict) and operand.get("MCID") in numbers:
            stream[index - 1] = "/Artifact"
            stream[index] = b"<</Type /Pagination>>"

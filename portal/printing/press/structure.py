"""Joins the structure trees of fragments (ISO 32000-1, 14.7): one Document, one parent tree."""

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


class Structure:
    """The structure tree of the whole document while fragments are added."""

    def __init__(self, whole: pikepdf.Pdf) -> None:
        self._whole = whole
        self._root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array()))
        self._numbers: list[Any] = []
        self._names: dict[str, Any] = {}
        self._fragments = 0
        self._next = 0

    def add(self, fragment: pikepdf.Pdf, pages: Sequence[pikepdf.Page], *, continues: bool) -> None:
        """Hang the tree of `fragment` in; its `pages` lie in the whole document already.

        Copying follows the references of the tree to those pages, because they were copied from the same file before.
        """
        tree = self._whole.copy_foreign(fragment.Root.StructTreeRoot)
        for child in tree.K[0].K:
            self._hang_in(child, continues=continues)
            continues = True  # a fragment is one section; the renderer begins it anew on every page
        self._renumber(tree, pages)
        self._rename(tree)

    def finish(self) -> None:
        """Write the tree into the document."""
        self._root.K = Array([self._document])
        self._root.ParentTree = self._whole.make_indirect(Dictionary(Nums=Array(self._numbers)))
        self._root.ParentTreeNextKey = self._next
        if self._names:
            names = Array(each for name in sorted(self._names) for each in (String(name), self._names[name]))
            self._root.IDTree = self._whole.make_indirect(Dictionary(Names=names))
        self._whole.Root.StructTreeRoot = self._root

    def _hang_in(self, element: Any, *, continues: bool) -> None:
        """Add an element to the document; what it holds goes into the last one when it only goes on."""
        parent: Any = self._document
        children = [element]
        if continues and len(self._document.K) and self._document.K[-1].S == element.S:
            parent, children = self._document.K[-1], list(element.K)
        for child in children:
            child.P = parent
            parent.K.append(child)

    def _renumber(self, tree: Any, pages: Sequence[pikepdf.Page]) -> None:
        numbers = tree.ParentTree.Nums
        by_number = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
        moved = {old: self._next + position for position, old in enumerate(sorted(by_number))}
        for old, new in moved.items():
            self._numbers.extend([new, by_number[old]])
        self._next += len(moved)
        for page in pages:
            if "/StructParents" in page:
                page.StructParents = moved[int(page.StructParents)]
            for annotation in page.get("/Annots", []):
                if "/StructParent" in annotation:
                    annotation.StructParent = moved[int(annotation.StructParent)]

    def _rename(self, tree: Any) -> None:
        """Give header cells names that no other fragment has."""
        self._fragments += 1
        names = tree.get("/IDTree", {}).get("/Names", [])
        tables = {}
        for index in range(0, len(names), 2):
            cell = names[index + 1]
            cell.ID = String(self._new_name(cell.ID))
            self._names[str(cell.ID)] = cell
            table = cell.P.P
            table = table if Name.Table == table.S else table.P
            tables[table.objgen] = table
        for table in tables.values():
            for cell in _cells(table):
                if "/Headers" in cell.get("/A", {}):
                    cell.A.Headers = Array(String(self._new_name(header)) for header in cell.A.Headers)

    def _new_name(self, name: Any) -> str:
        return f"{self._fragments}-{name}"


def _cells(element: Any) -> Iterator[Any]:
    """The cells below a table or its rows."""
    for child in element.K:
        if not isinstance(child, Dictionary) or "/S" not in child:
            continue
        if child.S in (Name.TD, Name.TH):
            yield child
        else:
            yield from _cells(child)

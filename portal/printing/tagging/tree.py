"""The structure tree of a PDF that WeasyPrint has not written yet."""

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]  # has no stubs


class Tree:
    """The tags below the one `Document`, found by their references."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        dictionaries = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
        self._by_reference = {item.reference: item for item in dictionaries}
        root = self._by_reference[pdf.catalog["StructTreeRoot"]]
        self.document = self._by_reference[root["K"][0]]
        self._parent_tree = self._by_reference[root["ParentTree"]]

    def tag(self, kid: Any) -> Any:
        """Return the tag that a kid refers to, None for marked content and annotations."""
        item = self._by_reference.get(kid) if isinstance(kid, bytes) else None
        return item if item is not None and "S" in item else None

    def parent(self, tag: Any) -> Any:
        """Return the tag above, None above the document."""
        return self.tag(tag["P"])

    def below(self, tag: Any) -> Iterator[Any]:
        """Give all tags below in the order of reading."""
        for kid in tag["K"]:
            if (child := self.tag(kid)) is not None:
                yield child
                yield from self.below(child)

    def move(self, kids: Any, parent: Any) -> None:
        """Hang `kids` below `parent`, after what it holds."""
        for kid in kids:
            if (child := self.tag(kid)) is not None:
                child["P"] = parent.reference
            parent["K"].append(kid)

    def add(self, name: str, parent: Any, page: Any) -> Any:
        """Make a tag that begins on `page` as the last one below `parent`."""
        tag = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{name}", "K": pydyf.Array(), "Pg": page, "P": parent.reference}
        )
        self._pdf.add_object(tag)
        self._by_reference[tag.reference] = tag
        parent["K"].append(tag.reference)
        return tag

    def replace(self, replaced: dict[bytes, bytes]) -> None:
        """Let content and annotations belong to other tags: by reference, the tag that takes the place of each."""
        numbers = self._parent_tree["Nums"]
        for index in range(1, len(numbers), 2):
            entry = numbers[index]
            if isinstance(entry, bytes):
                numbers[index] = _last(entry, replaced)
            else:
                entry[:] = [_last(each, replaced) for each in entry]


def _last(reference: Any, replaced: dict[bytes, bytes]) -> Any:
    while reference in replaced:
        reference = replaced[reference]
    return reference

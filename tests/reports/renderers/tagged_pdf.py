"""Reads a tagged PDF as a screen reader does: along the structure tree, page furniture left out."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_BFCHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_ASIDE = re.compile(r"[\s\-‐‑\u00ad\u200b-\u200d\u2060\ufeff]+")


def comparable(text):
    """The text without white space, hyphens and zero-width characters."""
    return _ASIDE.sub("", unicodedata.normalize("NFC", text))


@dataclass
class Element:
    """An element of the structure tree with the text in it and the annotations it holds."""

    tag: str
    page: int
    children: list = field(default_factory=list)
    annotations: list = field(default_factory=list)

    def text(self, *, without=()):
        return "".join(
            child if isinstance(child, str) else child.text(without=without)
            for child in self.children
            if isinstance(child, str) or child.tag not in without
        )

    def find(self, tag) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                if child.tag == tag:
                    yield child
                yield from child.find(tag)


class TaggedPdf:
    """A PDF opened for questions about its text, tags, links and bookmarks."""

    def __init__(self, content: bytes):
        self.pdf = pikepdf.open(io.BytesIO(content))
        self._page_numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        self._texts = [_marked_texts(page) for page in self.pdf.pages]
        self.root = self._element(self.pdf.Root.StructTreeRoot.K[0], 1)

    def text(self):
        return self.root.text(without=("Lbl",))

    def page_text(self, number):
        """Everything on one page that is not page furniture, in the order of painting."""
        return "".join(text for _, text in sorted(self._texts[number - 1].items()))

    def destinations(self):
        """Name and page number of every link target."""
        names = self.pdf.Root.Names.Dests.Names
        return {str(names[index]): self._page_numbers[names[index + 1][0].objgen] for index in range(0, len(names), 2)}

    def outline(self):
        """The bookmarks as (level, title, page number), in order."""
        return list(self._bookmarks(self.pdf.Root.Outlines, 1))

    def _bookmarks(self, parent, level):
        item = parent.get("/First")
        while item is not None:
            yield level, str(item.Title), self._page_numbers[item.Dest[0].objgen]
            yield from self._bookmarks(item, level + 1)
            item = item.get("/Next")

    def _element(self, node, page):
        page = self._page_numbers.get(node.Pg.objgen, page) if "/Pg" in node else page
        element = Element(str(node.S)[1:], page)
        for kid in node.get("/K", []):
            if isinstance(kid, int):
                element.children.append(self._texts[page - 1].get(kid, ""))
            elif kid.get("/Type") == "/OBJR":
                element.annotations.append(kid.Obj)
            elif kid.get("/Type") == "/MCR":
                element.children.append(self._texts[self._page_numbers[kid.Pg.objgen] - 1].get(int(kid.MCID), ""))
            else:
                element.children.append(self._element(kid, page))
        return element


def _marked_texts(page):
    """The text of one page by the number of its marked content."""
    fonts = {name: _code_map(font) for name, font in page.Resources.Font.items()}
    texts, stack, instead, letters = {}, [], [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            properties = operands[1]
            stack.append(int(properties.MCID) if "/MCID" in properties else None)
            instead.append(str(properties.ActualText) if "/ActualText" in properties else None)
        elif name == "BMC":
            stack.append(None)
            instead.append(None)
        elif name == "EMC":
            stack.pop()
            instead.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            current = next((number for number in reversed(stack) if number is not None), None)
            assert stack, "text that is neither tagged nor an artifact"
            meant = instead[-1] if instead[-1] is not None else _decoded(operands[0], letters)
            if current is not None and stack[0] is not None:
                texts[current] = texts.get(current, "") + meant
    return texts


def _decoded(operand, letters):
    parts = [operand] if isinstance(operand, pikepdf.String) else operand
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(letters[int.from_bytes(codes[index : index + 2])] for index in range(0, len(codes), 2))


def _code_map(font):
    data = font.ToUnicode.read_bytes()
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _BFCHAR.findall(data)}

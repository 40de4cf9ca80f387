"""Text of a mail that has only HTML: lines where a reader sees lines, quotes marked by ``>``.

The standard library's parser takes hours for a mail made to keep it busy; this one reads each letter once.
"""

import re
from html import unescape
from typing import Final

_TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<tag>[a-z][a-z0-9:]*)(?P<rest>[^<>]*)>?|<[!?/][^<>]*>?|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"(^|[\s\"'])hidden(?=[\s=/]|$)")

_UNSEEN: Final = frozenset({"script", "style", "title", "template", "object", "svg", "select", "textarea"})
_BLOCKS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "div", "dl", "dt", "dd", "fieldset", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre"}
    | {"section", "table", "tbody", "thead", "tr", "ul"}
)
_SPACED: Final = frozenset({"p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote"})
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_DEEPEST: Final = 20


def html_to_text(html: str) -> str:
    """Return what a reader of ``html`` sees as plain text. What is hidden, scripts and styles are left out."""
    reader = _Reader()
    for token in _TOKEN.finditer(html):
        if token["text"]:
            reader.take_text(token["text"])
        elif token["tag"] and token["end"]:
            reader.end(token["tag"].lower())
        elif token["tag"]:
            reader.begin(token["tag"].lower(), token["rest"].lower())
    return reader.text()


class _Reader:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._unseen: list[str] = []

    def text(self) -> str:
        """Return all lines, at most one blank one between two."""
        self._end_line()
        lines: list[str] = []
        for line in self._lines:
            if line.strip("> ") or (lines and lines[-1].strip("> ")):
                lines.append(line)
        return "\n".join(lines).strip("\n")

    def begin(self, tag: str, attributes: str) -> None:
        """Take the beginning of an element."""
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.append(tag)
        elif tag in _UNSEEN or (tag not in _VOID and _is_hidden(attributes)):
            self._unseen.append(tag)
        elif tag == "br":
            self._end_line(also_empty=True)
        elif tag in {"td", "th"}:
            self._line.append(" ")
        elif tag in _BLOCKS:
            self._end_line()
            self._space(tag)
            if tag == "blockquote":
                self._quotes = min(self._quotes + 1, _DEEPEST)
            elif tag == "li":
                self._line.append("- ")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag in _BLOCKS:
            self._end_line()
            if tag == "blockquote":
                self._quotes = max(self._quotes - 1, 0)
            self._space(tag)

    def take_text(self, text: str) -> None:
        """Take what stands between two tags."""
        if not self._unseen:
            self._line.append(unescape(text))

    def _space(self, tag: str) -> None:
        if tag in _SPACED and self._lines:
            self._lines.append("> " * self._quotes)

    def _end_line(self, *, also_empty: bool = False) -> None:
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if line or also_empty:
            self._lines.append("> " * self._quotes + line)


def _is_hidden(attributes: str) -> bool:
    dense = "".join(attributes.split())
    return "display:none" in dense or "visibility:hidden" in dense or bool(_HIDDEN.search(attributes))

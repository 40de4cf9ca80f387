"""Remembers from which element of the HTML a tag comes; WeasyPrint forgets it."""

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]  # has no stubs
from weasyprint.pdf import tags

_build = tags._build_box_tree  # noqa: SLF001 -- there is no public place between boxes and tags


def remember_sources() -> None:
    """Give every tag its source, and its language where the HTML tells one; to be called once in a process."""
    tags._build_box_tree = _remembering  # noqa: SLF001


def source_of(tag: Any) -> tuple[Any, str] | None:
    """Return the HTML element behind a tag and the name of its box (`p`, `p::before`), None for what has none."""
    return getattr(tag, "source", None)


def _remembering(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
    for tag in _build(box, parent, *rest):
        if not hasattr(tag, "source"):
            _remember(tag, getattr(box, "_box", box))
        yield tag


def _remember(tag: Any, box: Any) -> None:
    element = box.element
    tag.source = None if element is None else (element, box.element_tag)
    if element is not None and element.tag == box.element_tag and (language := element.get("lang")):
        tag["Lang"] = pydyf.String(language)

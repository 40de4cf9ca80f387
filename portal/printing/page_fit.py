"""Tighter settings for what spills onto another page.

A section that must not end on a nearly empty page takes part by the attribute `data-fit="NAME"` and a style rule for
`data-fit="tight"`. A document that is to be one page takes part by `data-one-page="normal"` and style rules for the
other values of `DENSITIES`.
"""

from itertools import pairwise
from typing import Any, Final

DENSITIES: Final = ("normal", "tight", "tightest")

# A last page with less than this share of its height in use looks like a mistake.
SHORTEST_TAIL: Final = 0.2


def short_tails(document: Any) -> list[str]:
    """Give the names of the sections whose last of several pages is nearly empty, in order."""
    pages: dict[str, int] = {}
    tails: dict[str, float] = {}
    for page in document.pages:
        body = page._page_box.children[0].children[0]  # noqa: SLF001 -- the layout has no public face
        for section in body.children:
            name = section.element.get("data-fit") if section.element is not None else None
            if name:
                pages[name] = pages.get(name, 0) + 1
                tails[name] = section.height / page._page_box.height  # noqa: SLF001
    return [name for name in pages if pages[name] > 1 and tails[name] < SHORTEST_TAIL]


def tightened(html: str, names: list[str]) -> str:
    """Give the HTML with the named sections set tightly."""
    for name in names:
        html = html.replace(f'data-fit="{name}"', 'data-fit="tight"')
    return html


def denser(html: str) -> str:
    """Give the HTML of a document that is to be one page with the next tighter setting, "" when there is none."""
    for present, tighter in pairwise(DENSITIES):
        if f'data-one-page="{present}"' in html:
            return html.replace(f'data-one-page="{present}"', f'data-one-page="{tighter}"', 1)
    return ""

"""The portal's text format to safe HTML; the web pages and the printed reports both use it.

A text has paragraphs, `### ` and `#### ` sub-headings, `- ` and `1. ` lists (two more spaces
for a list within a list), `> ` quotations, `**strong**` words, `[text](address)` links and bare
web addresses. Everything else is shown as it was typed.
"""

from typing import Final

import nh3
from django.utils.safestring import SafeString, mark_safe

from portal.shared.cleaning import clean_text
from reports.renderers.markup import GUARD, guard_lines, text_parser

_TAGS: Final = frozenset(
    ["a", "blockquote", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "strong", "ul", "wbr"]
)
_ATTRIBUTES: Final = {"a": {"href"}, "li": {"value"}, "ol": {"start"}}
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_DEEPEST_HEADING: Final = 6


def render_text(text: str, *, heading_level: int = 3) -> SafeString:
    """Safe HTML of a text in the portal's format.

    `heading_level` is the level of the first sub-heading (`### `), so that a page can keep its
    order of headings. No input raises an error, whatever its length or alphabet.
    """
    parser = text_parser()
    tokens = parser.parse(guard_lines(clean_text(text)))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            level = heading_level + len(token.markup) - 3
            token.tag = f"h{min(level, _DEEPEST_HEADING)}"
    html = parser.renderer.render(tokens, parser.options, {})
    html = nh3.clean(
        html.replace(GUARD, ""),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
    )
    return mark_safe(html)  # noqa: S308 - nh3 has just cleaned it

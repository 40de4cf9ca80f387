"""The portal's text format (see `reports.richtext`) to safe HTML; web pages and printed reports both use it."""

from functools import lru_cache
from typing import Final

import nh3
from django.utils.safestring import SafeString, mark_safe

from portal.shared.cleaning import clean_text
from reports.richtext.grammar import read_tokens, token_html

_TAGS: Final = frozenset(
    ["a", "blockquote", "br", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "strong", "ul", "wbr"]
)
_ATTRIBUTES: Final = {"a": {"href"}, "li": {"value"}, "ol": {"start"}}
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_DEEPEST_HEADING: Final = 6


@lru_cache(maxsize=2048)  # a brochure is planned again with nearly the same texts
def render_text(text: str, *, heading_level: int = 3) -> SafeString:
    """Safe HTML of a text in the portal's format.

    `heading_level` is the level of the first sub-heading (`### `), so that a page can keep its
    order of headings. No input raises an error, whatever its length or alphabet.
    """
    tokens = read_tokens(clean_text(text))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            level = heading_level + len(token.markup) - 3
            token.tag = f"h{min(level, _DEEPEST_HEADING)}"
    html = nh3.clean(
        token_html(tokens),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
    )
    return mark_safe(html)  # noqa: S308 - nh3 has just cleaned it

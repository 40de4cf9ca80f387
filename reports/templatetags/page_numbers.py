"""Page numbers in the lists of the brochure."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def page_of(pages: Mapping[str, int] | None, target: str) -> int | str:
    """Give the page on which `target` stands, "" where the pages are not known: the PDF renderer counts them then."""
    return pages[target] if pages else ""

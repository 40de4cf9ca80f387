"""Where a list is shown: templates with a page of their own register it here."""

from collections.abc import Callable

from checklists.models import Checklist

from .lists import list_page

PageOf = Callable[[Checklist], str]
_pages: dict[str, PageOf] = {}


def register_page(slug: str, page_of: PageOf) -> None:
    """Say at which address the lists after the template ``slug`` are shown; a second call replaces the first."""
    _pages[slug] = page_of


def address_of(checklist: Checklist) -> str:
    """Return the address of ``checklist``, which comes with its template. Raises ``LookupError``.

    Lists that several people work on have one page, whatever their template.
    """
    if checklist.has_shared_page:
        return list_page(checklist)
    return _pages[checklist.template.slug](checklist)

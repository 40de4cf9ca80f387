"""All lists that the user can see, on one page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from checklists.domain.own_lists import has_lists, lists_of, overview_of
from checklists.models import Checklist

from .pages import address_of

PER_PAGE = 20


@require_safe
def own_lists(request: HttpRequest) -> HttpResponse:
    """Show how far each list is, what is due next and what is at risk first."""
    if not has_lists(request.user):
        raise Http404
    page = Paginator(lists_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    rows = overview_of(list(page.object_list), request.user, timezone.localdate())
    context: dict[str, Any] = {
        "rows": [(row, _address(row.checklist)) for row in rows],
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
    return render(request, "checklists/own_lists.html", context)


def _address(checklist: Checklist) -> str:
    """Return the page of ``checklist``, "" as long as its template has none."""
    try:
        return address_of(checklist)
    except LookupError:
        return ""

"""Organisations side by side. The address says which ones, so that it can be handed on."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partners.domain.comparison import MOST, compare

# Nobody chooses that many by hand; more only costs time.
LONGEST = 20


@login_not_required
@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """Show up to four organisations side by side, on request only the rows in which they differ."""
    shown = compare(request.user, [slug.replace("\x00", "") for slug in request.GET.getlist("org")[:LONGEST]])
    slugs = [each.organisation.slug for each in shown.portraits]
    only_differences = "differences" in request.GET
    context = {
        "shown": shown,
        "rows": [row for row in shown.rows if not (only_differences and row.is_same)],
        "columns": [
            (portrait, _address([slug for slug in slugs if slug != portrait.organisation.slug]), cells)
            for portrait, cells in shown.columns()
        ],
        "only_differences": only_differences,
        "all_url": _address(slugs),
        "differences_url": _address(slugs, ("differences", "1")),
        "most": MOST,
    }
    return render(request, "partners/shortlist/compare.html", context)


def _address(slugs: list[str], *more: tuple[str, str]) -> str:
    pairs = [("org", slug) for slug in slugs]
    return f"{reverse('partners:compare')}?{urlencode([*pairs, *more])}"

"""The former address of the published brochure."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from reports.domain.published_editions import published_edition


@login_not_required
@require_safe
def brochure(_request: HttpRequest, year: int) -> HttpResponse:
    """Lead to the PDF of a published period."""
    if published_edition(year) is None:
        raise Http404
    return redirect("brochure:pdf", year)

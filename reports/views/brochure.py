"""The published brochure, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from reports.domain.campaign import published_brochure

from .build import send_pdf


@login_not_required
@require_safe
def brochure(_request: HttpRequest, year: int) -> FileResponse:
    """Send the brochure of a published period."""
    build = published_brochure(year)
    if build is None:
        raise Http404
    return send_pdf(build)

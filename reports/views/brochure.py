"""The published brochure, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from reports.domain.published_editions import build_of, published_edition

from .build import send_pdf


@login_not_required
@require_safe
def brochure(_request: HttpRequest, year: int) -> FileResponse:
    """Send the brochure of a published period."""
    edition = published_edition(year)
    if edition is None:
        raise Http404
    return send_pdf(build_of(edition))

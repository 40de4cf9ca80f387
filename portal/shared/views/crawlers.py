"""What search engines may visit, and where they find the list of pages."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.shared.sitemaps import sections

# Pages without end (searches), pages about one's own account, the administration.
CLOSED = ("/verwaltung/", "/konto/", "/jobs/", "/einladung/", "/merkliste/", "/verzeichnis/?")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what to leave alone."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('shared:sitemap_index'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the parts of the site map."""
    return sitemaps.index(request, sections(), sitemap_url_name="shared:sitemap").render()


@login_not_required
@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """List the pages of one part. Raises ``Http404`` for a part that is not there."""
    return sitemaps.sitemap(request, sections(), section).render()

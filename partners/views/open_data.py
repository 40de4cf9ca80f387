"""The page about the open data: what there is, under which terms, how to get it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from partners.domain.open_data.taxonomies import TAXONOMIES

ADDRESSES = (
    ("organizations", _("organisations: name, description, place, contact persons who agreed")),
    ("services", _("what they offer: target groups, fields, languages, times to call")),
    ("service_at_locations", _("what is offered where; also around a postal code")),
    ("locations", _("places: point, address if public, step-free rooms")),
    ("taxonomies", _("the lists by which organisations are described")),
    ("taxonomy_terms", _("the values of these lists")),
)
PROFILE = (
    _("Each organisation has at most one place and one service per kind of offer."),
    _("Places have addresses of their own here (/locations); the standard tells them only with services."),
    _("An address is told only if the street is public. Otherwise the point is the middle of the municipality."),
    _("Times to call are local time in Berlin, summer and winter, without an offset from UTC."),
    _("Names and labels are German, the codes of languages are ISO 639. Unknown values are left out, never null."),
    _("Metadata names organisations, never persons, and no earlier values."),
    _("Programmes, funding, costs and documents are not told: the directory does not know them."),
)


@login_not_required
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Explain the API: contents, licence and terms, examples, errors, how it differs from HSDS."""
    api = request.build_absolute_uri(reverse("api:about"))
    arabic = TAXONOMIES["language"].term("ar")
    context = {
        "api": api,
        "addresses": ADDRESSES,
        "examples": (
            (_("Organisations in whose entry a word occurs"), f"curl '{api}organizations?search=pflege'"),
            (
                _("What is offered in Arabic within 10 kilometres of a postal code"),
                f"curl '{api}service_at_locations?taxonomy_term_id={arabic.uuid}&postcode=59065&proximity=10000'",
            ),
            (
                _("Everything, one organisation per line"),
                f"curl '{api}organizations?full_service=true&format=ndjson' > organisationen.ndjson",
            ),
        ),
        "profile": PROFILE,
        "licence_name": settings.OPEN_DATA_LICENCE_NAME,
        "licence_url": settings.OPEN_DATA_LICENCE_URL,
        "per_minute": settings.API_REQUESTS_PER_MINUTE,
        "host": request.get_host(),
    }
    return render(request, "partners/open_data.html", context)

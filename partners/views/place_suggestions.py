"""Names of places while somebody types one, for the browser's own list of suggestions."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.geo.domain.places import suggest_places

MOST = 8


@login_not_required
@require_safe
def place_suggestions(request: HttpRequest) -> HttpResponse:
    """Return up to eight places that begin like the text, else resemble it, as options; nothing for no text."""
    places = suggest_places(request.GET.get("place", ""), MOST)
    response = render(request, "partners/directory/place_suggestions.html", {"places": places})
    response["Cache-Control"] = "public, max-age=3600"
    return response

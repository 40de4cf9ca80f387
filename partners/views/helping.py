"""Who can help an employer to find an MSO."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.domain.helping import KINDS, Kind, who_helps
from portal.geo.domain.places import find_place, propose_places

from .search_controls import Chip

LONGEST_PLACE = 100


@login_not_required
@require_safe
def helping(request: HttpRequest) -> HttpResponse:
    """Show who is in charge of the place in the address, nearest first; without a place those of the whole state."""
    text = request.GET.get("place", "").replace("\x00", " ")[:LONGEST_PLACE].strip()
    place = find_place(text) if text else None
    found = who_helps(request.user, place)
    context = {
        "place_text": text,
        "place": place,
        "proposed_places": [] if place else proposals(text),
        "found": found,
        "sections": [
            (kind, title(kind, is_nearest=found.is_nearest), found.helpers[kind], found.further.get(kind, 0))
            for kind in KINDS
            if found.helpers[kind]
        ],
    }
    return render(request, "partners/helping/page.html", context)


def proposals(text: str) -> list[Chip]:
    """Return this page for the places that may be meant by a text that names none."""
    path = reverse("partners:helping")
    return [Chip(place.name, f"{path}?{urlencode({'place': place.name})}") for place in propose_places(text)]


def title(kind: Kind, *, is_nearest: bool) -> str:
    """Return the heading over the helpers of a kind."""
    if kind == "agency" and is_nearest:
        return _("The nearest integration agencies")
    return {
        "centre": _("Municipal integration centre"),
        "agency": _("Integration agencies"),
        "umbrella": _("Umbrella associations on site"),
        "state": _("For all of North Rhine-Westphalia"),
    }[kind]

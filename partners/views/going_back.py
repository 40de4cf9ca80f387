"""Back to the page somebody came from, and to no other site."""

from urllib.parse import urldefrag

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def safe_next(request: HttpRequest) -> str:
    """Return the address of this portal that the form names as ``next``, "" if it names none."""
    given = request.POST.get("next", "")
    hosts = {request.get_host()}
    return given if url_has_allowed_host_and_scheme(given, hosts, require_https=request.is_secure()) else ""


def go_back(request: HttpRequest, otherwise: str, *, anchor: str = "") -> HttpResponse:
    """Redirect to the page the form was on, at ``anchor`` if one is given, else to ``otherwise``."""
    address = urldefrag(safe_next(request) or otherwise).url
    return redirect(f"{address}#{anchor}" if anchor else address)

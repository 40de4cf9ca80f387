"""Error pages: each says what happened and what to do next."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.shared.outages import is_outage
from portal.shared.problems import problem
from portal.shared.programs import is_for_programs


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that could not be understood, perhaps so early that there is no user yet."""
    if is_for_programs(request):
        return problem(request, 400, "The request could not be understood.")
    return HttpResponse(render_to_string("400.html"), status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not allowed."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request for a page that does not exist or is not for this user."""
    if is_for_programs(request):
        return problem(request, 404, "There is nothing at this address.")
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours or while a service is lost, without asking the database for anything.

    Django calls this while it handles the exception, wherever it came from: view, template or middleware.
    """
    if is_outage(sys.exception()):
        return service_unavailable(request)
    if is_for_programs(request):
        return problem(request, 500, "Something went wrong on our side. The fault was recorded.")
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was open too long or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)


def service_unavailable(request: HttpRequest) -> HttpResponse:
    """Answer while the database or Redis is lost; the browser may try again after 10 seconds."""
    if is_for_programs(request):
        detail = "A service of the portal is out of reach. Try again in a moment."
        return problem(request, 503, detail, headers={"Retry-After": "10"})
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "10"})

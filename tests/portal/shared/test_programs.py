"""Addresses for programs know nobody, and tell errors as problems."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.shared.programs import ProgramsMiddleware
from portal.shared.views import errors


def answer(path, response=None):
    seen = []

    def view(request):
        seen.append((request.COOKIES, request.META.get("HTTP_COOKIE")))
        return response or HttpResponse()

    request = RequestFactory().get(path)
    request.META["HTTP_COOKIE"] = "sessionid=1"
    return ProgramsMiddleware(view)(request), seen[0]


def test_cookies_of_programs_are_dropped():
    response, seen = answer("/api/x")
    assert seen == ({}, None)
    assert response["Access-Control-Allow-Origin"] == "*"


def test_pages_keep_their_cookies():
    response, (cookies, _header) = answer("/verzeichnis/")
    assert cookies == {"sessionid": "1"}
    assert "Access-Control-Allow-Origin" not in response


def test_nothing_personal_is_answered():
    response = HttpResponse(headers={"Vary": "Accept, Cookie, Accept-Language"})
    response.set_cookie("sessionid", "1")
    answered, _seen = answer("/api/x", response)
    assert not answered.cookies
    assert answered["Vary"] == "Accept"
    answered, _seen = answer("/api/x", HttpResponse(headers={"Vary": "Cookie"}))
    assert "Vary" not in answered


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (lambda request: errors.bad_request(request, Exception()), 400),
        (lambda request: errors.not_found(request, Exception()), 404),
        (errors.server_error, 500),
        (errors.service_unavailable, 503),
    ],
)
def test_errors_are_problems(view, status):
    response = view(RequestFactory().get("/api/x"))
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"

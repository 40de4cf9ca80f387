"""Addresses for programs: the same answer whoever asks, readable from every web page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PREFIX = "/api/"
GetResponse = Callable[[HttpRequest], HttpResponse]
# What other middleware adds although nothing here depends on it.
PERSONAL = frozenset({"cookie", "accept-language"})
READABLE = "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After"


def is_for_programs(request: HttpRequest) -> bool:
    """Say whether ``request`` is for an address of programs."""
    return request.path.startswith(PREFIX)


class ProgramsMiddleware:
    """Takes cookies from requests of programs before anybody reads them, so nobody is signed in there.

    Stands outside of all that knows sessions and languages. What is answered is public, hence open to scripts of
    other web pages (CORS).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hide who asks, and leave no trace of it in the answer."""
        if not is_for_programs(request):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.COOKIES = {}
        response = self.get_response(request)
        _forget(response)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = READABLE
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


def _forget(response: HttpResponse) -> None:
    response.cookies.clear()
    names = [name.strip() for name in response.get("Vary", "").split(",")]
    varies = [name for name in names if name and name.lower() not in PERSONAL]
    if varies:
        response["Vary"] = ", ".join(varies)
    elif response.has_header("Vary"):
        del response["Vary"]

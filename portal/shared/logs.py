"""What is written to the log about a request: enough to find a fault, nothing about a person."""

import re
from collections.abc import MutableMapping
from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware

# Parts of an address that name a thing of the portal; all others (tokens above all) stay out.
LOGGED_ARGUMENTS = frozenset({"pk", "slug", "year"})
# PostgreSQL repeats the values of the row it refused here.
ROW_VALUES = re.compile(r"^DETAIL:.*$", re.MULTILINE)
EventDict = MutableMapping[str, Any]


class RequestLogMiddleware(RequestMiddleware):
    """Logs the start and end of each request by its route, without query, tokens and addresses of people."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Return method and route: a path may hold a token, a query what somebody looks for."""
        try:
            match = request.resolver_match or resolve(request.path_info)  # the former once Django has looked itself
        except Resolver404:
            return f"{request.method} (unknown address)"
        arguments = [f" {name}={value}" for name, value in match.kwargs.items() if name in LOGGED_ARGUMENTS]
        return f"{request.method} /{match.route}{''.join(arguments)}"


def leave_out_personal_data(_logger: object, _name: str, event: EventDict) -> EventDict:
    """Drop what tells about the person at the other end; a processor of structlog."""
    event.pop("user_agent", None)
    event.pop("ip", None)
    for key in ("event", "exception"):
        if isinstance(event.get(key), str):
            event[key] = ROW_VALUES.sub("DETAIL: (left out)", event[key])
    return event

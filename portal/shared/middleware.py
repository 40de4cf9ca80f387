"""What happens around every request."""

import logging
from collections.abc import Callable

import redis
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from .views.errors import service_unavailable

logger = logging.getLogger(__name__)
OUTAGES = (OperationalError, InterfaceError, redis.ConnectionError, redis.TimeoutError)


class ServiceUnavailableMiddleware:
    """Answers 503 with a page of its own while the database or Redis is lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except OUTAGES:
            logger.exception("A service is lost")
            return service_unavailable(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn an outage inside a view into the same page."""
        if isinstance(exception, OUTAGES):
            logger.error("A service is lost", exc_info=exception)
            return service_unavailable(request)
        return None

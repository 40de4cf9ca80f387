"""How often one address may ask. Generous: it keeps the portal usable, it does not ration the data."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.throttling import BaseThrottle

from portal.shared import rates
from portal.shared.rates import Allowance


def count_request(request: HttpRequest, cost: int = 1) -> tuple[Allowance, bool]:
    """Count ``request`` as ``cost`` requests; return what is left and whether it is still within the limit."""
    return rates.count_request("api", request, settings.API_REQUESTS_PER_MINUTE, cost)


class PerAddress(BaseThrottle):
    """Refuses more than ``API_REQUESTS_PER_MINUTE`` from one address."""

    def __init__(self) -> None:
        self.allowance: Allowance | None = None

    def allow_request(self, request: Any, view: Any) -> bool:
        """Count the request and tell the view what is left."""
        self.allowance, is_within = count_request(request, view.cost(request))
        view.allowance = self.allowance
        return is_within

    def wait(self) -> float | None:
        """Return after how many seconds asking again helps."""
        return self.allowance.reset if self.allowance else None

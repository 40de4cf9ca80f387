"""How often one address may ask for something.

Counted in windows of a minute under a keyed hash, so that no address is stored anywhere.
"""

import hashlib
import hmac
import math
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.encoding import force_bytes

from .client_address import client_network

WINDOW = 60


@dataclass(frozen=True)
class Allowance:
    """How many requests are allowed per window, how many are left, in how many seconds the next window begins."""

    limit: int
    left: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        """The header fields of the IETF draft "RateLimit header fields for HTTP"."""
        return {
            "RateLimit-Policy": f'"default";q={self.limit};w={WINDOW}',
            "RateLimit": f'"default";r={self.left};t={self.reset}',
        }


def count_request(scope: str, request: HttpRequest, limit: int, cost: int = 1) -> tuple[Allowance, bool]:
    """Count ``request`` as ``cost`` requests; return what is left and whether it is still within the limit.

    ``scope`` names what is counted: each has its own count. ``limit`` is per address and minute.
    """
    now = time.time()
    window = int(now // WINDOW)
    reset = max(1, math.ceil((window + 1) * WINDOW - now))
    who = f"{window}:{client_network(request)}".encode()
    digest = hmac.new(force_bytes(settings.SECRET_KEY), who, hashlib.sha256).hexdigest()
    key = f"{scope}-rate:{digest}"
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        used = cache.incr(key, cost)
    except ValueError:  # it ran out between the two
        used = cost
    return Allowance(limit, max(0, limit - used), reset), used <= limit

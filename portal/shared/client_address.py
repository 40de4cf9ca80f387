"""Where a request comes from, behind as many reverse proxies as the settings trust."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

NETWORK_OF_A_HOUSEHOLD = 64


def client_network(request: HttpRequest) -> str:
    """Return the address of the client, for IPv6 the network of 64 bits it lies in; "" if there is none.

    For counting only: never store or log it.
    """
    try:
        address = ipaddress.ip_address(_client_address(request))
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, NETWORK_OF_A_HOUSEHOLD), strict=False))
    return str(address)


def _client_address(request: HttpRequest) -> str:
    """Return what the outermost trusted proxy saw; what clients claim stands further left and counts for nothing."""
    passed_on = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted: int = settings.TRUSTED_PROXY_COUNT
    if 0 < trusted <= len(passed_on) and passed_on[-trusted]:
        return passed_on[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))

"""Where a request comes from: what proxies we trust saw, never what clients claim."""

import pytest
from django.test import RequestFactory

from portal.shared.client_address import client_network


def network(settings, proxies, forwarded="", remote="192.0.2.1"):
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return client_network(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "", "192.0.2.1"),
        (0, "198.51.100.9", "192.0.2.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (2, "203.0.113.5, 198.51.100.9", "203.0.113.5"),
        (2, "198.51.100.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (1, "::ffff:198.51.100.9", "198.51.100.9"),
        (1, "unknown", ""),
    ],
)
def test_outermost_trusted_proxy_is_believed(settings, proxies, forwarded, seen):
    assert network(settings, proxies, forwarded) == seen

"""How benchmarks measure: server time of a request, queries, percentiles."""

import time
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.shared.caching import derived

ROUNDS = 7


@dataclass(frozen=True)
class Measured:
    """Milliseconds of each request to one address, and its queries."""

    address: str
    cold: list[float]
    warm: list[float]
    queries: int


def measure(client, address, rounds=ROUNDS):
    """Ask for ``address`` with an empty cache and with a filled one, ``rounds`` times each."""
    client.get(address)
    cold, warm = [], []
    for _ in range(rounds):
        derived.clear()
        cold.append(milliseconds(client, address))
        warm.append(milliseconds(client, address))
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return Measured(address, cold, warm, len(queries))


def milliseconds(client, address):
    """Return how long one answer takes."""
    started = time.perf_counter()
    response = client.get(address)
    taken = (time.perf_counter() - started) * 1000
    assert response.status_code == 200
    return taken


def percentile(times, percent):
    """Return the value that ``percent`` of ``times`` do not exceed (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def report(title, measured):
    """Print one line per address and one for all of them; return the percentiles 95 of cold and warm."""
    print(f"\n{title}")
    for each in measured:
        cold, warm = percentile(each.cold, 50), percentile(each.warm, 50)
        print(f"  {cold:7.1f} ms cold {warm:7.1f} ms warm {each.queries:3} queries  {each.address}")
    cold = percentile([time for each in measured for time in each.cold], 95)
    warm = percentile([time for each in measured for time in each.warm], 95)
    print(f"  p95 {cold:.1f} ms cold, {warm:.1f} ms warm")
    return cold, warm

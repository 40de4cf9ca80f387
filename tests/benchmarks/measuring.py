"""How benchmarks measure: server time of a request and processor time of it, queries, percentiles.

Other programs on the same machine lengthen the time somebody waits, hardly the processor time: benchmarks judge by the
latter where a time is promised. It is that of this process and of the database's process that answers it.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.shared.caching import derived

ROUNDS = 7


@dataclass(frozen=True)
class Measured:
    """Milliseconds of each request to one address, and its queries. ``spent`` is processor time: cold, then warm."""

    address: str
    cold: list[float]
    warm: list[float]
    spent: tuple[list[float], list[float]]
    queries: int


def measure(client, address, rounds=ROUNDS, status=200):
    """Ask for ``address`` with an empty cache and with a filled one, ``rounds`` times each."""
    milliseconds(client, address, status)
    cold, warm = [], []
    for _ in range(rounds):
        derived.clear()
        cold.append(milliseconds(client, address, status))
        warm.append(milliseconds(client, address, status))
    with CaptureQueriesContext(connection) as queries:
        answer(client, address)
    waited = [[wait for wait, _spent in times] for times in (cold, warm)]
    spent = tuple([spent for _wait, spent in times] for times in (cold, warm))
    return Measured(address, *waited, spent, len(queries))


def milliseconds(client, address, status=200):
    """Return how long one answer takes, and how much processor time."""
    started, spent = time.perf_counter(), processor_time()
    response = answer(client, address)
    taken = (time.perf_counter() - started) * 1000, processor_time() - spent
    assert response.status_code == status
    return taken


def answer(client, address):
    """Ask for ``address``; of a file read all, as a browser does."""
    response = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def processor_time():
    """Return the milliseconds that this process has spent, and the one of the database that answers it."""
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() * 1000 + int(backend.read_text().split()[0]) / 1_000_000


def least(measured):
    """Return the least processor time of an answer with an empty cache.

    Even that doubles while other programs use the same core; what is promised holds for a machine that is not busy.
    """
    return min(measured.spent[0])


def percentile(times, percent):
    """Return the value that ``percent`` of ``times`` do not exceed (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def report(title, measured):
    """Print one line per address and one for all of them; return the percentiles 95 of cold and warm."""
    print(f"\n{title}")
    for each in measured:
        cold, warm = percentile(each.cold, 50), percentile(each.warm, 50)
        spent = "/".join(f"{percentile(times, 50):.1f}" for times in each.spent)
        print(f"  {cold:7.1f} ms cold {warm:7.1f} ms warm {spent} spent {each.queries:3} queries  {each.address}")
    cold = percentile([time for each in measured for time in each.cold], 95)
    warm = percentile([time for each in measured for time in each.warm], 95)
    spent = [percentile([time for each in measured for time in each.spent[kind]], 95) for kind in (0, 1)]
    print(f"  p95 {cold:.1f} ms cold, {warm:.1f} ms warm; spent {spent[0]:.1f} and {spent[1]:.1f} ms")
    return cold, warm

"""How fast the directory is with as many organisations as all of Germany has. Figures: docs/benchmarks.md."""

import gzip
import time

import pytest
from django.http import QueryDict
from django.test import Client

from partners.models import Organisation

from .conftest import MSOS
from .measuring import measure, percentile, report
from .yardstick import plain_page

pytestmark = pytest.mark.bench

ADDRESSES = (
    "",
    "?q=verein",
    "?q=kulturver",
    "?q=arabisch+frauen",
    "?q=bildung+jugend+sport",
    "?q=Vereyn+Hamm",
    "?role=mso&language=ar",
    "?language=ar&language=tr&group=women&field=education",
    "?district=05915&q=beratung",
    "?place=Hamm&radius=25",
    "?place=Dortmund&radius=50&language=ar",
    "?place=K%C3%B6ln&radius=100&q=frauen+gesundheit&sort=distance",
    "?sort=name",
    "?sort=freshness&q=integration",
    "?q=qqqqqqq",
)
# What the plain version understands as well; it knows neither places nor typing errors.
COMPARABLE = (
    "q=verein",
    "q=arabisch+frauen",
    "q=bildung+jugend+sport",
    "role=mso&language=ar",
    "language=ar&language=tr&group=women&field=education",
    "q=integration",
)


def test_search_page(directory):
    print(f"\n{MSOS} associations filled in {directory:.0f} s")
    report("search page with counts", [measure(Client(), f"/verzeichnis/{address}") for address in ADDRESSES])


def test_organisation_page(directory):
    some = Organisation.objects.published().order_by("pk")[:: max(1, MSOS // 12)][:12]
    report("organisation page", [measure(Client(), each.get_absolute_url()) for each in some])


def test_plain_search_takes_longer(directory):
    print()
    for parameters in COMPARABLE:
        ours = percentile(measure(Client(), f"/verzeichnis/?{parameters}", rounds=3).cold, 50)
        plain = []
        for _ in range(3):
            started = time.perf_counter()
            plain_page(QueryDict(parameters))
            plain.append((time.perf_counter() - started) * 1000)
        median = percentile(plain, 50)
        print(f"  plain {median:8.1f} ms, ours {ours:6.1f} ms, ratio {median / ours:5.1f}  {parameters}")


def test_weight_of_the_page(directory):
    content = Client().get("/verzeichnis/").content
    print(f"\nresult list: {len(content) / 1000:.0f} kB, compressed {len(gzip.compress(content)) / 1000:.0f} kB")

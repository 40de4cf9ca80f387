"""How long the preflight of a whole period takes: as many partners and as much text as the brochure of 2021 had."""

import random
import time

import pytest

from reports.domain.preflight import findings_of_period
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
PARTNERS, AREAS, CHARACTERS = 33, 5, 278_000
MOST = 5  # seconds, from the issue
SENTENCES = (
    "Die Stadt hat gemeinsam mit {n} Vereinen eine Reihe von Abenden vorbereitet, an denen Familien kochen.",
    "Von {n} Beschäftigten haben {m} an einer Schulung teilgenommen, das sind rund {n} % der Belegschaft.",
    "Am {n}. März 2027 fand im Rathaus ein Fachtag zum Thema „Vielfalt im Amt“ statt, zu dem {m} Gäste kamen.",
    "Mehr dazu steht unter www.example.org/vielfalt/{n}.",
    "Für das kommende Jahr sind {m} weitere Treffen mit den Kommunalen Integrationszentren geplant.",
)


def written(chance, length):
    """Return a text of about ``length`` characters that reads differently each time."""
    text = ""
    while len(text) < length:
        order = chance.choice(SENTENCES).format(n=chance.randint(10, 28), m=chance.randint(5, 9)).split()
        chance.shuffle(order)
        text += " ".join(order) + (".\n\n" if chance.random() < 0.3 else ". ")
    return text


def test_preflight_of_a_period():
    chance = random.Random(6)  # noqa: S311 -- the same text on each run
    period, before = ReportingPeriodFactory(year=2027), ReportingPeriodFactory(year=2026)
    for _partner in range(PARTNERS):
        length = CHARACTERS // PARTNERS // AREAS
        texts = {area: written(chance, length) for area in range(1, AREAS + 1)}
        report = ReportFactory(period=period, texts=texts)
        ReportFactory(period=before, organisation=report.organisation, state="submitted", texts=texts)
    times = []
    for _round in range(3):
        began = time.perf_counter()
        found = findings_of_period(period)
        times.append(time.perf_counter() - began)
    print(f"\npreflight of {PARTNERS} partners, {CHARACTERS:,} characters: {min(times):.2f} s, {len(found)} findings")
    assert found
    assert min(times) < MOST

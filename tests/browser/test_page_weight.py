"""A page of results with everything it loads weighs less than 200 kB, packed as a web server would."""

import gzip

import pytest
from django.utils import timezone

from tests.factories.geo import DistrictFactory, MunicipalityFactory, rectangle
from tests.factories.partners import MsoProfileFactory

pytestmark = pytest.mark.browser

MOST_BYTES = 200_000
PACKED_ALREADY = (".woff2", ".png")


@pytest.fixture
def organisations(transactional_db):
    outline = [rectangle(7.6, 51.5, 8.1, 51.8)]
    district = DistrictFactory(name="Musterkreis", outline=outline, longitude=7.82, latitude=51.68)
    town = MunicipalityFactory(name="Musterstadt", district=district, latitude=51.68, longitude=7.82)
    for number in range(20):
        MsoProfileFactory(
            organisation__name=f"Jugendbrücke Nummer {number} e. V.",
            organisation__description="Wir begleiten junge Menschen in die Ausbildung und ihre Eltern dazu. " * 4,
            organisation__municipality=town,
            organisation__district=district,
            organisation__confirmed_at=timezone.now(),
            languages=["ar", "de", "en"],
            target_groups=["young_people", "parents"],
        )


@pytest.fixture
def context(browser, browser_context_args):
    """Return a context that has seen nothing yet: what a browser has kept is not loaded again."""
    context = browser.new_context(**{**browser_context_args, "locale": "de-DE"})
    yield context
    context.close()


def packed_size(response):
    body = response.body()
    return len(body) if response.url.endswith(PACKED_ALREADY) else len(gzip.compress(body, 6))


@pytest.mark.parametrize("address", ["/verzeichnis/", "/verzeichnis/?view=table", "/verzeichnis/?view=map", "/"])
def test_page_weighs_less_than_200_kilobytes(page, organisations, address):
    responses = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 -- Playwright wants a function
    page.goto(address, wait_until="networkidle")
    weights = {response.url: packed_size(response) for response in responses if response.ok}
    assert sum(weights.values()) < MOST_BYTES, weights
    assert {url.rpartition(".")[2] for url in weights} >= {"css", "woff2"}
    assert [url for url in weights if "FiraSans" in url and not url.endswith("-latin.woff2")] == []

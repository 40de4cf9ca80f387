"""The world of the access matrix with markers in every restricted thing."""

import pytest

from tests.access.conftest import ask, world  # noqa: F401 -- fixtures
from tests.access.identities import Identity
from tests.partners.outputs.registry import Reader, load_outputs
from tests.partners.outputs.seed import seed

load_outputs()


@pytest.fixture(autouse=True)
def _no_limit(settings):
    """Let the readers ask the API as often as they must."""
    settings.API_REQUESTS_PER_MINUTE = 1_000_000


@pytest.fixture
def seeded(world):  # noqa: F811 -- the fixture
    return seed(world)


@pytest.fixture
def readers(world, seeded, ask):  # noqa: F811 -- the fixtures
    """Return one reader per identity."""
    return {identity: Reader(identity, world, seeded, ask) for identity in Identity}

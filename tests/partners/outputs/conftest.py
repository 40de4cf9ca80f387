"""The world of the access matrix with markers in every restricted thing."""

from copy import deepcopy

import pytest

from tests.access.conftest import ask, world_of_the_module  # noqa: F401 -- fixtures
from tests.access.identities import Identity
from tests.databases import stored_for_a_module
from tests.partners.outputs.registry import Reader, load_outputs
from tests.partners.outputs.seed import seed

load_outputs()


@pytest.fixture(autouse=True)
def _no_limit(settings):
    """Let the readers ask the API as often as they must."""
    settings.API_REQUESTS_PER_MINUTE = 1_000_000


@pytest.fixture(scope="module")
def seeded_world(world_of_the_module, django_db_blocker):  # noqa: F811 -- the fixture
    """Return the world and what was sown in it, once per module."""
    with django_db_blocker.unblock(), stored_for_a_module():
        grown = deepcopy(world_of_the_module)
        yield grown, seed(grown)


@pytest.fixture
def copies(seeded_world, db):
    """Return both as nobody has touched them; things in both are the same in the copies."""
    return deepcopy(seeded_world)


@pytest.fixture
def world(copies):
    return copies[0]


@pytest.fixture
def seeded(copies):
    return copies[1]


@pytest.fixture
def readers(world, seeded, ask):  # noqa: F811 -- the fixture
    """Return one reader per identity."""
    return {identity: Reader(identity, world, seeded, ask) for identity in Identity}

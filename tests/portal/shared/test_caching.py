"""What can be computed again never makes a page fail."""

import pytest
from django.core.cache import caches
from redis.exceptions import RedisError

from portal.settings.connections import caches as settings_of
from portal.shared.caching import derived

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def lost(settings):
    settings.CACHES = settings_of(NOBODY_LISTENS)


def test_derived_things_are_missing_while_redis_is_lost(lost):
    derived.set("a", 1, 10)
    assert (derived.get("a"), derived.get("a", "else")) == (None, "else")


def test_limits_fail_aloud(lost):
    with pytest.raises(RedisError):
        caches["default"].get("a")


def test_derived_things_are_kept():
    derived.set("a", 1, 10)
    assert derived.get("a") == 1

"""How the portal talks to PostgreSQL and Redis, in every environment."""

from typing import Any

from redis.backoff import NoBackoff
from redis.retry import Retry

# A lost service must be noticed while somebody is waiting for the page.
SECONDS = 3


def database(config: dict[str, Any], *, pool_size: int) -> dict[str, Any]:
    """Return the database settings with a pool whose connections are checked before use."""
    options = {**config.get("OPTIONS", {}), "connect_timeout": SECONDS}
    # Random reads cost little on today's disks. With the default, PostgreSQL reads whole tables instead of its indexes.
    options["options"] = f"{options.get('options', '')} -c random_page_cost=1.1".strip()
    options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": SECONDS}
    return {**config, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def broker_url(redis_url: str) -> str:
    """Return the address of Redis as Celery writes it."""
    return redis_url.replace("unix://", "redis+socket://")


def caches(redis_url: str) -> dict[str, dict[str, Any]]:
    """Return the cache settings; a lost Redis is noticed at once instead of asked again and again."""
    options = {"socket_timeout": SECONDS, "socket_connect_timeout": SECONDS, "retry": Retry(NoBackoff(), 0)}
    connection = {"LOCATION": redis_url, "OPTIONS": options}
    return {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", **connection},
        "derived": {"BACKEND": "portal.shared.caching.ForgivingRedisCache", "KEY_PREFIX": "derived", **connection},
    }

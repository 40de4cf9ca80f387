"""The cache for what can be computed again: drawings, counts. A lost Redis only makes pages slower.

Limits on requests and sign-ins are counted in the default cache, which fails aloud: nobody may pass unnoticed.
"""

import logging
from typing import Any, Final

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from django.utils.connection import ConnectionProxy
from redis.exceptions import RedisError

ALIAS: Final = "derived"
logger = logging.getLogger(__name__)
derived = ConnectionProxy(caches, ALIAS)


class ForgivingRedisCache(RedisCache):
    """Redis that holds nothing, and keeps nothing, while it does not answer."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept, ``default`` also when Redis does not answer."""
        try:
            return super().get(key, default, version)
        except RedisError:
            logger.warning("cache does not answer")
            return default

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep ``value`` for ``timeout`` seconds unless Redis does not answer."""
        try:
            super().set(key, value, timeout, version)
        except RedisError:
            logger.warning("cache does not answer")

"""What must answer before the portal can work: each app may register more."""

from collections.abc import Callable

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from redis.backoff import NoBackoff
from redis.retry import Retry

SECONDS = 2


class Unhealthy(Exception):
    """A check failed. The message is for operators and holds no secret: anybody can read it."""


Check = Callable[[], None]
Figure = Callable[[], int]
_checks: dict[str, Check] = {}
_figures: dict[str, Figure] = {}


def register_check(name: str, check: Check) -> None:
    """Add ``check``; it returns when all is well, raises ``Unhealthy`` otherwise and takes two seconds at most."""
    _checks[name] = check


def register_figure(name: str, figure: Figure) -> None:
    """Add ``figure``: a number to watch that makes nothing unhealthy; it costs one cheap query at most."""
    _figures[name] = figure


def read_figures() -> dict[str, int]:
    """Return all figures. Raises what the database raises: read them only when the checks have passed."""
    return {name: figure() for name, figure in _figures.items()}


def run_checks() -> dict[str, str]:
    """Run all checks and return for each "ok" or what is wrong."""
    results = {}
    for name, check in _checks.items():
        try:
            check()
        except Unhealthy as problem:
            results[name] = str(problem)
        else:
            results[name] = "ok"
    return results


def check_database() -> None:
    """Raise ``Unhealthy`` when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise Unhealthy("does not answer") from error


def check_redis() -> None:
    """Raise ``Unhealthy`` when Redis does not answer."""
    limits = {"socket_timeout": SECONDS, "socket_connect_timeout": SECONDS, "retry": Retry(NoBackoff(), 0)}
    try:
        with redis.Redis.from_url(settings.REDIS_URL, **limits) as client:
            client.ping()
    except redis.RedisError as error:
        raise Unhealthy("does not answer") from error


register_check("database", check_database)
register_check("redis", check_redis)

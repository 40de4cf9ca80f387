"""Which errors mean that a service is lost, not that the portal is wrong."""

import redis
from django.db import InterfaceError, OperationalError
from kombu.exceptions import OperationalError as BrokerLost

OUTAGES = (OperationalError, InterfaceError, redis.ConnectionError, redis.TimeoutError, BrokerLost)


def is_outage(error: BaseException | None) -> bool:
    """Say whether ``error`` tells of a lost database, cache or broker."""
    return isinstance(error, OUTAGES)

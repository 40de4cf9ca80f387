"""Scheduled erasing."""

import logging

from celery import shared_task
from django.utils import timezone

from events.domain.retention import forget

logger = logging.getLogger(__name__)


@shared_task(name="events.forget")
def forget_daily() -> None:
    """Erase what is over its time, and say how much it was; safe to run twice, and late."""
    logger.info("forgot of events: %s", dict(forget(timezone.localdate())))

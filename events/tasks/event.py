"""What happens to events by the clock."""

import logging

from celery import shared_task
from django.utils import timezone

from events.domain.planning import close_due, hold_due

logger = logging.getLogger(__name__)


@shared_task(name="events.follow")
def follow_events() -> None:
    """Let events that are over be held, and close old ones; safe to run twice."""
    now = timezone.now()
    logger.info("held events: %d, closed events: %d", hold_due(now), close_due(now))

"""Scheduled work of cooperations."""

import logging

from celery import shared_task
from django.utils import timezone

from cooperations.domain.lifecycle.forgetting import forget_proposals

logger = logging.getLogger(__name__)


@shared_task(name="cooperations.forget_proposals")
def forget_proposals_daily() -> None:
    """Erase the texts of old proposals that came to nothing, and say how many; safe to run twice."""
    logger.info("forgot proposals: %d", forget_proposals(timezone.localdate()))

"""What giving and taking does at set times."""

from celery import shared_task

from cooperations.domain.giving.publishing import expire_notices


@shared_task(name="cooperations.expire_notices")
def expire_notices_daily() -> None:
    """Let needs and offers run out whose last day has passed; safe to run twice, and late."""
    expire_notices()

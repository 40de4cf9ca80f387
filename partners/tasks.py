"""What this app does at set times in a Celery worker."""

from celery import shared_task

from .domain.search_upkeep import refresh_search


@shared_task(name="partners.refresh_search")
def refresh_search_daily() -> None:
    """Keep the search right; safe to run twice."""
    refresh_search()

"""Where guests read about an event."""

from django.urls import reverse

from events.models import Event
from portal.shared.addresses import absolute_url


def guest_page(event: Event, language: str) -> str:
    """Return the whole address of the page of ``event`` for guests, in one of their languages."""
    return absolute_url(f"{reverse('events:by_code', args=[event.code])}?lang={language}")

"""What this app does when something happens elsewhere."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from partners.domain.shortlist import take_over


@receiver(user_logged_in, dispatch_uid="partners.take_over_shortlist")
def take_over_shortlist(request: HttpRequest | None, user: Any, **_kwargs: Any) -> None:
    """Give the person who signs in what they remembered as a visitor."""
    if request is not None and hasattr(request, "session"):
        take_over(user, request.session)

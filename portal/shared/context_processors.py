"""What every template knows."""

from django.http import HttpRequest

from .navigation import navigation_for


def site(request: HttpRequest) -> dict[str, object]:
    """Return the navigation entries that the present user may follow."""
    return {"navigation": navigation_for(request)}

"""What every template knows."""

from django.http import HttpRequest

from .navigation import entries_for


def site(request: HttpRequest) -> dict[str, object]:
    """Return the navigation entries that the present user may follow."""
    return {"navigation": entries_for(request)}

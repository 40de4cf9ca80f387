"""Pages that the law asks for. What only the operator knows comes from the settings."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def imprint(request: HttpRequest) -> HttpResponse:
    """Say who runs the portal."""
    return render(request, "pages/imprint.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """Say which personal data the portal stores, why, how long, and what rights people have."""
    return render(request, "pages/privacy.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the portal is and where to report barriers (§ 10b BGG NRW)."""
    return render(request, "pages/accessibility.html")

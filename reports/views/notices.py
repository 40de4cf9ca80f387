"""Telling people why something was not done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def refuse(request: HttpRequest, refused: Exception, url_name: str, *args: object) -> HttpResponse:
    """Go to a page that says why; ``args`` are left out for addresses that take none."""
    messages.error(request, str(refused))
    return redirect(url_name) if url_name == "reports:overview" else redirect(url_name, *args)

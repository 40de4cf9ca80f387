"""The start page: what this is, or what waits for the person who is signed in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.shared.tasks_waiting import waiting_for

SHOWN = 7


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Show the public start page or, signed in, what waits for the user (seven entries at most)."""
    if not request.user.is_authenticated:
        return render(request, "start/public.html")
    waiting = waiting_for(request.user)
    return render(request, "start/signed_in.html", {"waiting": waiting[:SHOWN], "more": max(0, len(waiting) - SHOWN)})

"""The start page: what this is, or what waits for the person who is signed in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.shared.account_links import acting_entries
from portal.shared.start_sections import sections_for
from portal.shared.tasks_waiting import waiting_for

SHOWN = 7


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Show the public start page or, signed in, what waits for the user (seven entries, the rest folded)."""
    if not request.user.is_authenticated:
        return render(request, "start/public.html", {"sections": sections_for(request, "public")})
    waiting = waiting_for(request.user)
    context = {
        "waiting": waiting[:SHOWN],
        "more": waiting[SHOWN:],
        "total": len(waiting),
        "acting": acting_entries(request.user),
        "sections": sections_for(request, "signed_in"),
    }
    return render(request, "start/signed_in.html", context)

"""The way of a cooperation, or of an event that belongs to none: what was, what waits for whom, what is ahead."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cooperations.permissions.cooperation import can_read_agreement
from cooperations.views.cooperation import cooperation_or_404
from cooperations.views.cooperation_tabs import tabs_of as tabs_of_cooperation
from events.domain.overview import facts_of, timeline_of_cooperation, timeline_of_event
from events.permissions.overview import can_see_timeline

from .event import event_or_404
from .event_tabs import tabs_of


@require_safe
def cooperation_timeline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the way of a cooperation with its events to those who take part."""
    found = cooperation_or_404(request, pk, can_read_agreement)
    context = {
        "cooperation": found,
        "timeline": timeline_of_cooperation(found, facts_of(request.user, [found])),
        "tabs": tabs_of_cooperation(found, request.user, "events:cooperation_timeline"),
    }
    return render(request, "events/overview/cooperation.html", context)


@require_safe
def event_timeline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the way of an event; that of an event of the user's cooperation stands on the cooperation's page."""
    found = event_or_404(request, pk, can_see_timeline)
    cooperation = found.cooperation
    if cooperation is not None and can_read_agreement(request.user, cooperation):
        address = reverse("events:cooperation_timeline", args=[cooperation.pk])
        return redirect(f"{address}#event-{found.pk}")
    context = {
        "event": found,
        "timeline": timeline_of_event(found, facts_of(request.user, [], [found])),
        "tabs": tabs_of(found, request.user, "events:event_timeline"),
    }
    return render(request, "events/overview/event.html", context)

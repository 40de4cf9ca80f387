"""The page of one event: all of it for those who hold it, what guests read for everybody else."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.domain.planning.words import when, where
from events.models import Event
from events.permissions.event import can_see_inside, can_see_outside, present_parties

from .event_parts import parts_of
from .event_tabs import tabs_of


@login_not_required
@require_safe
def event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an event as far as the user may see it."""
    found = event_or_404(request, pk, lambda user, each: can_see_inside(user, each) or can_see_outside(user, each))
    is_inside = can_see_inside(request.user, found)
    context = {
        "event": found,
        "is_inside": is_inside,
        "when": when(found),
        "where": where(found.venue),
        "sides": sides_of(found),
        "tabs": tabs_of(found, request.user, "events:event") if is_inside else [],
        "parts": parts_of(request, found) if is_inside else [],
    }
    return render(request, "events/event/page.html", context)


def event_or_404(request: HttpRequest, pk: UUID, may: Callable[[Any, Event], bool] = can_see_inside) -> Event:
    """Return the event with its parties and the rows it has once, if the user may see it. Two queries."""
    found: Event = get_object_or_404(
        Event.objects.visible_to(request.user).with_sections().select_related("created_by").with_parties(), pk=pk
    )
    if not may(request.user, found):
        raise Http404
    return found


def sides_of(found: Event) -> list[tuple[str, list[Any]]]:
    """Return the present parties by side."""
    named = [("employer", _("Employer side")), ("mso", _("MSO side")), ("mediator", _("Go-between"))]
    grouped = [(label, [each for each in present_parties(found) if each.side == side]) for side, label in named]
    return [(label, members) for label, members in grouped if members]

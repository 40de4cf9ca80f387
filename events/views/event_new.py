"""Beginning an event, alone or in a cooperation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from cooperations.models import Cooperation
from cooperations.permissions.cooperation import (
    can_read_agreement,
    possible_sides,
    signing_parties_of,
)
from events.domain.planning import begin_event
from events.forms.event import EventForm
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .event import own_organisations


@require_http_methods(["GET", "HEAD", "POST"])
def event_new(request: HttpRequest) -> HttpResponse:
    """Begin an event; ``?kooperation=`` names the cooperation whose parties are asked to join."""
    own = own_organisations(request.user)
    if not own:
        raise Http404
    cooperation = _cooperation(request)
    if cooperation is not None:
        present = {party.organisation_id for party in cooperation.present_parties}
        own = [each for each in own if each.pk in present]
        if not own:
            raise Http404
    form = EventForm(
        request.POST if request.method == "POST" else None,
        own=Organisation.objects.filter(pk__in=[each.pk for each in own]),
        cooperations=[] if cooperation else _cooperations(request),
        asks_side=cooperation is None and any(len(SIGNING_SIDES & set(possible_sides(each))) > 1 for each in own),
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                made = _begin(request, form.cleaned_data, cooperation or form.cleaned_data.get("cooperation"))
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The idea is there. Now ask others and look for a date."))
                return redirect(made)
        status = 422
    return render(request, "events/event/new.html", {"form": form, "cooperation": cooperation}, status=status)


def _begin(request: HttpRequest, given: dict[str, Any], cooperation: Cooperation | None) -> Any:
    return begin_event(
        given["own"],
        actor=request.user,
        title=given["title"],
        formats=given["formats"],
        side=Side(given["side"]) if given.get("side") else None,
        cooperation=cooperation,
    )


def _cooperations(request: HttpRequest) -> list[Cooperation]:
    """Return the cooperations in which the user can hold events, the newest first. Two queries."""
    rows = Cooperation.objects.visible_to(request.user).open().with_parties().order_by("-created_at")
    return [each for each in rows if signing_parties_of(request.user, each)]


def _cooperation(request: HttpRequest) -> Cooperation | None:
    """Return the cooperation that the address names; 404 for one that is not the user's."""
    number = request.GET.get("kooperation", "")
    if not number:
        return None
    try:
        pk = UUID(number)
    except ValueError as error:
        raise Http404 from error
    found = get_object_or_404(Cooperation.objects.visible_to(request.user).open().with_parties(), pk=pk)
    if not can_read_agreement(request.user, found):
        raise Http404
    return found

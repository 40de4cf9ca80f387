"""The page of a cooperation's occasions for contact."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperations.domain.keeping.page import years_of
from cooperations.domain.keeping.touching import choose_month, postpone, reopen, switch_off, switch_on, tick
from cooperations.enums.keeping import Occasion
from cooperations.forms.keeping import OccasionForm, RenewalForm, TouchPointForm
from cooperations.models import Cooperation, TouchPoint
from cooperations.permissions.cooperation import signing_parties_of
from cooperations.permissions.keeping import can_change_touch_point, can_see_touch_points
from portal.shared.states import MoveRefused

from .cooperation_tabs import tabs_of


def cooperation_or_404(request: HttpRequest, pk: Any) -> Cooperation:
    """Return a cooperation whose occasions the user sees; a missing right looks like a missing page."""
    rows = Cooperation.objects.visible_to(request.user).with_parties()
    cooperation: Cooperation = get_object_or_404(rows, pk=pk)
    if not can_see_touch_points(request.user, cooperation):
        raise Http404
    return cooperation


@require_safe
def touch_points(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the year of each party the user acts for, and the yearly question if it is open."""
    cooperation = cooperation_or_404(request, pk)
    context = {
        "cooperation": cooperation,
        "tabs": tabs_of(cooperation, request.user, "cooperations:touch_points"),
        "years": years_of(request.user, cooperation),
        "months": MONTHS.items(),
        "form": RenewalForm(),
    }
    return render(request, "cooperations/keeping/page.html", context)


@require_POST
def touch_point_change(request: HttpRequest, pk: Any, point: int) -> HttpResponse:
    """Tick an occasion, take that back, postpone it or switch it off."""
    cooperation = cooperation_or_404(request, pk)
    row = get_object_or_404(TouchPoint.objects.visible_to(request.user).filter(cooperation=cooperation), pk=point)
    form = TouchPointForm(request.POST)
    row.cooperation = cooperation
    if not can_change_touch_point(request.user, row):
        raise Http404
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
        return redirect("cooperations:touch_points", cooperation.pk)
    try:
        messages.success(request, _change(row, form.cleaned_data, request.user))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("cooperations:touch_points", cooperation.pk)


def _change(row: TouchPoint, wanted: dict[str, Any], user: Any) -> str:
    """Do what is wanted and return the sentence that says so."""
    if wanted["verb"] == "postpone":
        day = postpone(row, wanted["delay"])
        return _("Postponed to %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}
    if wanted["verb"] == "tick":
        tick(row, actor=user, note=wanted["note"])
        return _("Done. Thank you for keeping in touch.")
    if wanted["verb"] == "reopen":
        reopen(row, actor=user)
        return _("It is open again.")
    switch_off(row, actor=user)
    return _("You are not reminded of this any more. You can switch it on again below.")


@require_POST
def touch_point_choose(request: HttpRequest, pk: Any) -> HttpResponse:
    """Switch an occasion on again, or choose its month."""
    cooperation = cooperation_or_404(request, pk)
    form = OccasionForm(request.POST)
    if not form.is_valid():
        raise Http404
    wanted = form.cleaned_data
    parties = {party.organisation_id: party for party in signing_parties_of(request.user, cooperation)}
    if wanted["organisation"] not in parties:
        raise Http404
    organisation, occasion = parties[wanted["organisation"]].organisation, Occasion(wanted["occasion"])
    if wanted["month"] is None:
        switch_on(cooperation, organisation, occasion, actor=request.user)
    else:
        choose_month(cooperation, organisation, occasion, wanted["month"] or None)
    messages.success(request, _("Your changes are saved."))
    return redirect("cooperations:touch_points", cooperation.pk)

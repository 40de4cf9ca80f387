"""How many come: the number, seats, and the names for the organisation that keeps them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.domain.registration import arrange, names_of, numbers_of, report_expected
from events.forms.registration import ArrangementForm, ExpectedForm
from events.models import Event
from events.permissions.event import present_parties
from events.permissions.registration import can_report_expected, can_see_numbers

from .event import event_or_404
from .event_tabs import tabs_of
from .refusals import add_errors

REGISTRATION = "events:registration"


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how many come, and take the number that is expected."""
    found = event_or_404(request, pk, can_see_numbers)
    row = found.registration
    form = ExpectedForm(request.POST if request.method == "POST" else None, initial={"expected": row.expected})
    if request.method == "POST":
        if not can_report_expected(request.user, found):
            raise Http404
        if form.is_valid() and _is_reported(request, found, form):
            return redirect(REGISTRATION, found.pk)
    context = {
        "event": found,
        "registration": row,
        "numbers": numbers_of(row),
        "names": names_of(request.user, found, row),
        "form": form,
        "can_report": can_report_expected(request.user, found),
        "tabs": tabs_of(found, request.user, REGISTRATION),
    }
    return render(request, "events/registration/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def arrangement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show and take how many fit in, and whether guests sign up."""
    found = event_or_404(request, pk, can_report_expected)
    taking_part = [party.organisation for party in present_parties(found) if party.accepted_at is not None]
    form = ArrangementForm(request.POST or None, registration=found.registration, organisations=taking_part)
    if request.method == "POST" and form.is_valid():
        try:
            arrange(found, form.arrangement, actor=request.user)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect(REGISTRATION, found.pk)
    return render(request, "events/registration/arrangement.html", {"event": found, "form": form})


def _is_reported(request: HttpRequest, event: Event, form: Any) -> bool:
    confirms = "confirm" in request.POST
    try:
        report_expected(event, form.cleaned_data["expected"], actor=request.user, confirms=confirms)
    except ValidationError as refused:
        add_errors(form, refused)
        return False
    messages.success(request, _("Saved."))
    return True

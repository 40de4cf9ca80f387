"""Giving an event a date, or another one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from events.domain.finding.dates import unexplained_clashes
from events.domain.hooks import remarks_on_date
from events.domain.planning import Moved, date_fingerprint, format_defaults, move_event
from events.domain.planning.words import when
from events.forms.date import DateForm, initial_date
from events.permissions.event import can_move_event
from portal.shared.states import MoveRefused

from .event import event_or_404
from .event_tabs import tabs_of


@require_http_methods(["GET", "HEAD", "POST"])
def event_date(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the form for the date, or move the event; a date in the address (``?tag=&von=&bis=``) is proposed."""
    found = event_or_404(request, pk, can_move_event)
    sent = request.POST if request.method == "POST" else None
    initial = initial_date(found, format_defaults(found.formats).minutes)
    proposed = {name: request.GET[key] for name, key in _PROPOSED.items() if request.GET.get(key)}
    form = DateForm(sent, initial={**initial, **proposed})
    status, base = 200, date_fingerprint(found)
    if sent is not None:
        status, base = 422, sent.get("base", "")
        if form.is_valid():
            given = form.cleaned_data
            try:
                moved = move_event(
                    found,
                    given["starts_at"],
                    given["ends_at"],
                    is_all_day=given["is_all_day"],
                    actor=request.user,
                    base=base,
                )
            except ValidationError as refused:
                for name, sentences in refused.message_dict.items():
                    form.add_error(DateForm.FIELDS.get(name), sentences)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
                base, status = date_fingerprint(event_or_404(request, pk, can_move_event)), 409
            else:
                messages.success(request, _sentence(moved))
                for remark in remarks_on_date(found) if moved.is_moved else ():
                    messages.warning(request, remark)
                return _after_move(request, pk)
    context = {
        "event": found,
        "form": form,
        "base": base,
        "when": when(found),
        "tabs": tabs_of(found, request.user, "events:event_date"),
    }
    return render(request, "events/event/date.html", context, status=status)


def _after_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lead to what speaks against the date that was chosen by hand, where anything does; else to the event."""
    moved = event_or_404(request, pk, can_move_event)
    if not unexplained_clashes(moved):
        return redirect(moved)
    warning = _("Something speaks against this date. Say why it is right all the same, or take another one.")
    messages.warning(request, warning)
    return redirect("events:event_dates", pk)


_PROPOSED = {"day": "tag", "starts": "von", "ends": "bis"}


def _sentence(moved: Moved) -> str:
    if not moved.is_moved:
        return _("This was the date already.")
    first = _("The event is planned.") if moved.is_planned else _("The date is saved.")
    if not moved.told:
        return first
    told = ngettext("%(n)d person is told.", "%(n)d people are told.", moved.told) % {"n": moved.told}
    return f"{first} {told}"

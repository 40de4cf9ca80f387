"""Announcing, postponing and calling off an event: what follows is said before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from events.domain.planning import announce, cancel, people_to_tell, postpone, say_it_took_place
from events.domain.registration.queries import has_guests
from events.forms.event import WhyForm
from events.models import Event
from events.permissions.event import can_announce_event, can_cancel_event, can_edit_event, can_postpone_event
from portal.shared.states import MoveRefused

from .event import event_or_404


@dataclass(frozen=True)
class Step:
    """One move as its page says it; ``act`` gets event, actor and what else the verb takes."""

    may: Callable[[Any, Event], bool]
    act: Callable[..., bool]
    title: str | Promise
    text: str | Promise
    done: str | Promise
    asks_why: bool = True


STEPS = {
    "announce": Step(
        can_announce_event,
        announce,
        _("Announce the event"),
        _("From then on invitations go out, and everybody is told of changes."),
        _("The event is announced."),
        asks_why=False,
    ),
    "postpone": Step(
        can_postpone_event,
        postpone,
        _("Postpone the event"),
        _("The date is taken back. You choose a new one when you know it."),
        _("The event is postponed."),
    ),
    "cancel": Step(
        can_cancel_event,
        cancel,
        _("Call the event off"),
        _("It does not take place. This cannot be undone; for a new date, postpone it."),
        _("The event is called off."),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def event_step(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Say who will be told and ask for the reason, then do it."""
    step = STEPS.get(move)
    if step is None:
        raise Http404
    found = event_or_404(request, pk, step.may)
    form = WhyForm(request.POST if request.method == "POST" else None) if step.asks_why else None
    status = 200
    if request.method == "POST":
        if form is None or form.is_valid():
            given = {"reason": form.cleaned_data["reason"]} if form else {}
            return _do(request, found, step, given)
        status = 422
    told = [each for each in people_to_tell(found, asked_too=step.asks_why) if each.user != request.user]
    told_words = ngettext("%(n)d person is told.", "%(n)d people are told.", len(told)) % {"n": len(told)}
    guests = _("Guests who have signed up are told too.") if step.asks_why and has_guests(found) else ""
    context = {
        "title": step.title,
        "text": " ".join(str(each) for each in (step.text, told_words if told else "", guests) if each),
        "action": step.title,
        "cancel_url": found.get_absolute_url(),
        "form": form,
        "danger": step.asks_why,
    }
    return render(request, "components/confirm.html", context, status=status)


@require_POST
def event_held(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that an event that nobody announced here took place."""
    found = event_or_404(request, pk, can_edit_event)
    return _do(request, found, Step(can_edit_event, say_it_took_place, "", "", _("Saved.")), {})


def _do(request: HttpRequest, found: Event, step: Step, given: dict[str, Any]) -> HttpResponse:
    try:
        step.act(found, actor=request.user, **given)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(step.done))
    return redirect(found)

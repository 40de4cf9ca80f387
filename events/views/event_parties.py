"""Asking organisations to hold an event together, answering, leaving."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperations.enums.side import Side
from cooperations.forms.cooperation import FindForm, SideForm
from cooperations.permissions.cooperation import possible_sides
from events.domain.planning import answer_invitation, invite_party, leave
from events.domain.planning.standing import open_question
from events.enums.event import COMING_STATES
from events.forms.event import AnswerForm, WhyForm
from events.models import Event
from events.permissions.event import accepted_parties_of, can_invite_party, can_see_inside, holding_parties_of
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .event import event_or_404

MOST_FOUND = 10


@require_http_methods(["GET", "HEAD", "POST"])
def event_invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the organisation named by ``?mit=``; without one, look for it first."""
    found = event_or_404(request, pk)
    holding = holding_parties_of(request.user, found)
    if not holding or found.state not in COMING_STATES:
        raise Http404
    by = holding[0].organisation
    if not can_invite_party(request.user, found, by):
        raise Http404
    slug = request.GET.get("mit", "")
    if not slug:
        return _find(request, found)
    partner = get_object_or_404(Organisation.objects.visible_to(request.user).published(), slug=slug)
    form = SideForm(request.POST if request.method == "POST" else None, organisation=partner)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                invite_party(found, partner, Side(form.cleaned_data["side"]), by=by, actor=request.user)
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, _("%(name)s is asked to join.") % {"name": partner.name})
            return redirect(found)
        status = 422
    context = {
        "title": _("Ask %(name)s to join") % {"name": partner.display_name},
        "text": _("It sees what stands here, without costs and phone numbers; those only when it has said yes."),
        "action": _("Ask to join"),
        "cancel_url": found.get_absolute_url(),
        "form": form,
    }
    return render(request, "components/confirm.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def event_join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes by POST, or no with ``answer=no`` and a reason that may be left out."""
    found = event_or_404(request, pk)
    party = open_question(found, request.user)
    if party is None:
        if not can_see_inside(request.user, found):
            raise Http404
        return redirect(found)
    form = AnswerForm(request.POST if request.POST.get("answer") == "no" else None)
    if request.method == "POST":
        accepts = request.POST.get("answer") != "no"
        if accepts or form.is_valid():
            reason = "" if accepts else form.cleaned_data["reason"]
            return _answer(request, found, party.organisation, accepts=accepts, reason=reason)
    status = 422 if form.is_bound else 200
    return render(request, "events/event/decline.html", {"event": found, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def event_leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave an event that goes on without the organisation."""
    found = event_or_404(request, pk)
    mine = accepted_parties_of(request.user, found)
    if not mine or found.state not in COMING_STATES:
        raise Http404
    form = WhyForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                leave(found, mine[0].organisation, actor=request.user, reason=form.cleaned_data["reason"])
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
                return redirect(found)
            messages.success(request, _("You have left the event."))
            return redirect("events:events")
        status = 422
    context = {
        "title": _("Leave the event"),
        "text": _("%(name)s leaves, the others go on.") % {"name": mine[0].organisation.name},
        "action": _("Leave the event"),
        "cancel_url": found.get_absolute_url(),
        "form": form,
        "danger": True,
    }
    return render(request, "components/confirm.html", context, status=status)


def _answer(
    request: HttpRequest, found: Event, organisation: Organisation, *, accepts: bool, reason: str
) -> HttpResponse:
    try:
        answer_invitation(found, organisation, accepts=accepts, actor=request.user, reason=reason)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    if not accepts:
        messages.success(request, _("The others are told that you do not take part."))
        return redirect("events:events")
    messages.success(request, _("You take part. The others are told."))
    return redirect(found)


def _find(request: HttpRequest, found: Event) -> HttpResponse:
    """Look an organisation up by its name; its link leads on."""
    form = FindForm(request.GET if "name" in request.GET else None)
    rows: list[Organisation] = []
    if form.is_bound and form.is_valid():
        named = Organisation.objects.visible_to(request.user).published()
        rows = [
            each
            for each in named.filter(name__icontains=form.cleaned_data["name"])[: MOST_FOUND * 3]
            if possible_sides(each)
        ][:MOST_FOUND]
    context = {
        "event": found,
        "form": form,
        "title": _("Ask an organisation to join"),
        "found": rows,
        "searched": form.is_bound,
    }
    return render(request, "events/event/find.html", context)

"""Proposing a cooperation, and asking others to join one: find the organisation, then ask it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperations.domain.lifecycle import invite, propose
from cooperations.enums.contact import RequestState
from cooperations.enums.cooperation import CooperationState
from cooperations.enums.side import Side
from cooperations.forms.cooperation import FindForm, ProposalForm, SideForm, other_side
from cooperations.models import ContactRequest
from cooperations.permissions.cooperation import possible_sides, signing_parties_of
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .cooperation import cooperation_or_404, own_organisations

MOST_FOUND = 10


@require_http_methods(["GET", "HEAD", "POST"])
def cooperation_new(request: HttpRequest) -> HttpResponse:
    """Propose a cooperation to the organisation named by ``?mit=``; without one, look for it first."""
    own = own_organisations(request.user)
    if not own:
        raise Http404
    slug = request.GET.get("mit", "")
    if not slug:
        return _find(request, _("Propose a cooperation"), previous="")
    partner = get_object_or_404(Organisation.objects.visible_to(request.user).published(), slug=slug)
    possible = [each for each in own if each.pk != partner.pk]
    if not possible or not possible_sides(partner):
        raise Http404
    asked = _request_between(request, possible, partner)
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        own=Organisation.objects.filter(pk__in=[each.pk for each in possible]),
        initial={"title": asked.subject if asked else ""},
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                made = _propose(request, form.cleaned_data, partner, asked)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Your proposal is on its way. You hear as soon as there is an answer."))
                return redirect(made)
        status = 422
    return render(request, "cooperations/cooperation/new.html", {"form": form, "partner": partner}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def cooperation_invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a further organisation to join."""
    found = cooperation_or_404(request, pk)
    signing = signing_parties_of(request.user, found)
    if not signing or not found.is_open or found.state == CooperationState.PROPOSED:
        raise Http404
    slug = request.GET.get("mit", "")
    if not slug:
        return _find(request, _("Ask an organisation to join"), previous=found.get_absolute_url())
    partner = get_object_or_404(Organisation.objects.visible_to(request.user).published(), slug=slug)
    form = SideForm(request.POST if request.method == "POST" else None, organisation=partner)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            by = signing[0].organisation
            try:
                invite(found, partner, Side(form.cleaned_data["side"]), by=by, actor=request.user)
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, _("%(name)s is asked to join.") % {"name": partner.name})
            return redirect(found)
        status = 422
    context = {
        "title": _("Ask %(name)s to join") % {"name": partner.display_name},
        "text": _("It reads the title and who takes part; the agreement only when it has said yes."),
        "action": _("Ask to join"),
        "cancel_url": found.get_absolute_url(),
        "form": form,
    }
    return render(request, "components/confirm.html", context, status=status)


def _propose(request: HttpRequest, given: dict[str, Any], partner: Organisation, asked: ContactRequest | None) -> Any:
    own: Organisation = given["own"]
    side = _side_towards(own, partner)
    if side is None:
        raise MoveRefused(_("A cooperation needs an employer and an MSO."))
    return propose(
        given["title"], by=(own, side), asked=[(partner, other_side(side))], actor=request.user, request=asked
    )


def _side_towards(own: Organisation, partner: Organisation) -> Side | None:
    """Return the side of ``own`` when the two can stand on different sides; the MSO side where both would do."""
    mine, theirs = possible_sides(own), possible_sides(partner)
    for side in (Side.MSO, Side.EMPLOYER):
        if side in mine and other_side(side) in theirs:
            return side
    return None


def _request_between(request: HttpRequest, own: list[Organisation], partner: Organisation) -> ContactRequest | None:
    """Return the contact request that the proposal follows, if the address names one between the two."""
    number = request.GET.get("anfrage", "")
    try:
        pk = UUID(number)
    except ValueError:
        return None
    found = ContactRequest.objects.visible_to(request.user).filter(pk=pk).first()
    if found is None:
        return None
    pair = {found.employer_id, found.mso_id}
    return found if partner.pk in pair and pair & {each.pk for each in own} else None


def _find(request: HttpRequest, title: str, *, previous: str) -> HttpResponse:
    """Look an organisation up by its name; its link leads on. Those one is in touch with stand there at once."""
    form = FindForm(request.GET if "name" in request.GET else None)
    found: list[Organisation] = [] if form.is_bound else _in_touch(request)
    if form.is_bound and form.is_valid():
        rows = (
            Organisation.objects.visible_to(request.user).published().filter(name__icontains=form.cleaned_data["name"])
        )
        found = [each for each in rows[: MOST_FOUND * 3] if possible_sides(each)][:MOST_FOUND]
    context = {"form": form, "title": title, "found": found, "searched": form.is_bound, "previous": previous}
    return render(request, "cooperations/cooperation/find.html", context)


def _in_touch(request: HttpRequest) -> list[Organisation]:
    """Return who answered the user's organisations, or was answered by them, by name."""
    own = [each.pk for each in own_organisations(request.user)]
    between = ContactRequest.objects.filter(Q(employer__in=own) | Q(mso__in=own), state=RequestState.ANSWERED)
    others = {pk for pair in between.values_list("employer", "mso") for pk in pair}.difference(own)
    rows = Organisation.objects.visible_to(request.user).published().filter(pk__in=others).order_by("name", "pk")
    return [each for each in rows[: MOST_FOUND * 3] if possible_sides(each)][:MOST_FOUND]

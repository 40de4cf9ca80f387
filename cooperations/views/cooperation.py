"""The cooperations of the user's organisations: list, page, and the moves that people make."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.agreement.tasks import tasks_of, tick_task
from cooperations.domain.agreement.versions import versions_once_agreed
from cooperations.domain.giving.together import supports_in
from cooperations.domain.lifecycle import decline, end, leave, take_part, withdraw
from cooperations.domain.lifecycle.history import history_of
from cooperations.domain.lifecycle.queries import cooperations_for
from cooperations.domain.lifecycle.standing import open_question, standing
from cooperations.enums.cooperation import SIGNING_SIDES, CooperationState
from cooperations.forms.cooperation import ReasonForm
from cooperations.models import AgreedTask, Cooperation, CooperationParty
from cooperations.models.cooperation import CooperationQuerySet
from cooperations.permissions.cooperation import (
    can_propose_cooperation,
    can_read_agreement,
    can_see_cooperation,
    can_see_history,
    can_tick_task,
    can_withdraw_cooperation,
    parties_of,
    signing_parties_of,
)
from partners.enums import OrganisationState
from partners.models import Organisation, is_ministry
from partners.models.acting import acting_for
from portal.shared.states import MoveRefused

from .cooperation_parts import parts_of
from .cooperation_tabs import tabs_of
from .pair import AS

PER_PAGE = 20


@require_safe
def cooperations(request: HttpRequest) -> HttpResponse:
    """List what the user sees, what needs somebody first."""
    if not acting_for(request.user):
        raise Http404
    state = request.GET.get("stand", "")
    shown = state if state in CooperationState.values else ""
    page = Paginator(cooperations_for(request.user, shown), PER_PAGE).get_page(request.GET.get("page"))
    suffix = f"&stand={shown}" if shown else ""
    context = {
        "listed": [(each, standing(each, request.user)) for each in page.object_list],
        "previous_url": f"?page={page.previous_page_number()}{suffix}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}{suffix}" if page.has_next() else "",
        "states": CooperationState.choices,
        "shown": shown,
        "may_propose": bool(own_organisations(request.user)),
    }
    return render(request, "cooperations/cooperation/list.html", context)


@require_safe
def cooperation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show where a cooperation stands, who takes part, what is next and what has happened."""
    found = cooperation_or_404(request, pk)
    user = request.user
    mine = parties_of(user, found)
    signing = signing_parties_of(user, found)
    before_force = found.is_open and found.valid_version_id is None
    context = {
        "cooperation": found,
        "standing": standing(found, user),
        "question": open_question(found, user),
        "sides": sides_of(found),
        "mine": {party.organisation_id for party in mine},
        "logs": logs_of(found, signing),
        "tabs": tabs_of(found, user, "cooperations:cooperation"),
        "parts": parts_of(request, found),
        "history": history_of(found) if can_see_history(user, found) else [],
        "tasks": tasks_of(found) if can_read_agreement(user, found) and found.valid_version_id else [],
        "supports": supports_in(user, found) if signing and found.valid_version_id else [],
        "giving_with": giving_with(found, signing) if found.is_in_force else [],
        "may_tick": can_tick_task(user, found) and found.is_open,
        "may_invite": bool(signing) and found.is_open and found.state != CooperationState.PROPOSED,
        "may_withdraw": before_force and can_withdraw_cooperation(user, found),
        "may_decline": (found.is_open and any(party.accepted_at is None for party in mine))
        or (before_force and any(party.organisation_id != found.proposed_by_id for party in signing)),
        "may_end": found.is_in_force and bool(signing),
        "may_leave": found.is_open and any(may_leave(found, party) for party in mine),
        "own_versions": [] if mine else versions_once_agreed(user, found),
        "reads_only_dates": is_ministry(user) and not mine,
    }
    return render(request, "cooperations/cooperation/page.html", context)


@require_POST
def take_part_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes for the organisation that was asked."""
    found = cooperation_or_404(request, pk)
    party = open_question(found, request.user)
    if party is None:
        if not parties_of(request.user, found):
            raise Http404
        return redirect(found)
    try:
        take_part(found, organisation=party.organisation, actor=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You take part. The others are told."))
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
def decline_cooperation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say no, with a reason."""
    found = cooperation_or_404(request, pk)
    mine = [party for party in parties_of(request.user, found) if party.organisation_id != found.proposed_by_id]
    if not mine:
        raise Http404
    asked = next((party for party in mine if party.accepted_at is None), mine[0])
    return _ask_why(
        request,
        found,
        lambda reason: decline(found, organisation=asked.organisation, actor=request.user, reason=reason),
        title=_("Say no"),
        text=_("The others are told in a friendly way, with your reason."),
        done=_("The others are told that you do not take part."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_cooperation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a proposal back."""
    found = cooperation_or_404(request, pk)
    if not can_withdraw_cooperation(request.user, found):
        raise Http404
    return _ask_why(
        request,
        found,
        lambda reason: withdraw(found, actor=request.user, reason=reason),
        title=_("Take the proposal back"),
        text=_("The others are told. What was written stays readable for all who take part for two years."),
        done=_("The proposal is taken back."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end_cooperation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a cooperation that is in force, for all."""
    found = cooperation_or_404(request, pk)
    signing = signing_parties_of(request.user, found)
    if not signing:
        raise Http404
    return _ask_why(
        request,
        found,
        lambda reason: end(found, organisation=signing[0].organisation, actor=request.user, reason=reason),
        title=_("End the cooperation"),
        text=_("It ends for all who take part. Agreement, confirmations and certificates stay readable."),
        done=_("The cooperation has ended."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def leave_cooperation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave a cooperation that goes on without the organisation."""
    found = cooperation_or_404(request, pk)
    mine = parties_of(request.user, found)
    if not mine:
        raise Http404
    leaving = next((party for party in mine if may_leave(found, party)), mine[0])
    return _ask_why(
        request,
        found,
        lambda reason: leave(found, organisation=leaving.organisation, actor=request.user, reason=reason),
        title=_("Leave the cooperation"),
        text=_("%(name)s leaves, the others go on. What you have confirmed stays readable for you.")
        % {"name": leaving.organisation.name},
        done=_("You have left the cooperation."),
    )


@require_POST
def task(request: HttpRequest, pk: UUID, task_pk: int) -> HttpResponse:
    """Tick a task that was agreed on, or take the tick back."""
    found = cooperation_or_404(request, pk)
    if not can_tick_task(request.user, found):
        raise Http404
    ticked = get_object_or_404(AgreedTask, pk=task_pk, cooperation=found, version=found.valid_version_id)
    tick_task(ticked, done=request.POST.get("done") == "1", actor=request.user)
    return redirect(f"{found.get_absolute_url()}#tasks")


def cooperation_or_404(
    request: HttpRequest,
    pk: UUID,
    may: Callable[[Any, Cooperation], bool] = can_see_cooperation,
    *,
    rows: CooperationQuerySet | None = None,
) -> Cooperation:
    """Return the cooperation with its parties if the user may see it. Three queries.

    ``rows`` fetch more with it, parties too.
    """
    rows = Cooperation.objects.select_related("proposed_by", "created_by").with_parties() if rows is None else rows
    found: Cooperation = get_object_or_404(rows.visible_to(request.user), pk=pk)
    if not can_see_cooperation(request.user, found) or not may(request.user, found):
        raise Http404
    return found


def own_organisations(user: Any) -> list[Organisation]:
    """Return the organisations in whose name ``user`` may propose. One query."""
    rows = Organisation.objects.filter(pk__in=[each.organisation_id for each in acting_for(user)])
    return [each for each in rows if can_propose_cooperation(user, each)]


def sides_of(found: Cooperation) -> list[tuple[str, list[Any]]]:
    """Return the present parties by side; who was asked by a blocked organisation is shown like everybody else."""
    parties = found.present_parties
    named = [("employer", _("Employer side")), ("mso", _("MSO side")), ("mediator", _("Go-between"))]
    grouped = [(label, [party for party in parties if party.side == side]) for side, label in named]
    return [(label, members) for label, members in grouped if members]


def giving_with(found: Cooperation, signing: list[Any]) -> list[Organisation]:
    """Return the organisations across the table, with which support can be written down. No query."""
    mine, sides = {party.organisation_id for party in signing}, {party.side for party in signing}
    return [
        party.organisation
        for party in found.present_parties
        if mine
        and party.side in SIGNING_SIDES - sides
        and party.organisation_id not in mine
        and party.organisation.state == OrganisationState.PUBLISHED
    ]


def logs_of(found: Cooperation, signing: list[CooperationParty]) -> list[tuple[str, str]]:
    """Return name and address of what the user's first party has noted with each of the other side. No query."""
    if not signing:
        return []
    own = signing[0]
    query = urlencode({AS: own.organisation.slug})
    return [
        (party.organisation.name, f"{reverse('cooperations:log', args=[party.organisation.slug])}?{query}")
        for party in found.present_parties
        if party.side in SIGNING_SIDES and party.side != own.side and party.organisation_id != own.organisation_id
    ]


def may_leave(found: Cooperation, party: Any) -> bool:
    """Say whether others of the side of ``party`` remain. No query."""
    if party.side not in SIGNING_SIDES:
        return True
    others = [each for each in found.present_parties if each.side == party.side and each.pk != party.pk]
    return any(each.accepted_at is not None for each in others)


def _ask_why(  # noqa: PLR0913 -- what the page says
    request: HttpRequest,
    found: Cooperation,
    act: Callable[[str], bool],
    *,
    title: str,
    text: str,
    done: str,
) -> HttpResponse:
    """Ask for the reason, then act."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                act(form.cleaned_data["reason"])
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, done)
            return redirect("cooperations:cooperation", found.pk)
        status = 422
    context = {
        "title": title,
        "text": text,
        "action": title,
        "cancel_url": found.get_absolute_url(),
        "form": form,
        "danger": True,
    }
    return render(request, "components/confirm.html", context, status=status)

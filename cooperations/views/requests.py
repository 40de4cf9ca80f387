"""The requests of the user's organisations: list, page, and what can be done with one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.contacting.blocks import note_for_mediator
from cooperations.domain.contacting.log import log_contact
from cooperations.domain.contacting.median import median_answer_days
from cooperations.domain.relay.thread import thread
from cooperations.domain.requests.answering import allow_again, decline_request, withdraw_request
from cooperations.domain.requests.mediation import ask_mediator, mediators_for
from cooperations.domain.requests.numbers import request_numbers
from cooperations.domain.requests.queries import employer_for, history_of, listed, requests_of
from cooperations.domain.requests.quick_answers import LABELS, quick_answer
from cooperations.enums.contact import ContactKind, DeclineReason
from cooperations.enums.side import Side
from cooperations.forms.request import DeclineForm, MediatorForm
from cooperations.models import ContactRequest
from cooperations.permissions.contact import (
    can_answer_request,
    can_ask_mediator,
    can_decline_request,
    can_read_request,
    can_release_request,
    can_report_misuse,
    can_see_request_numbers,
    can_set_limits,
    can_withdraw_request,
    sides_of,
)
from cooperations.states.request import possible_moves
from partners.enums import Role
from partners.models import Organisation
from partners.models.acting import acting_for, is_intermediary, is_ministry
from portal.shared.states import MoveRefused

PER_PAGE = 20


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """List the requests of the user's organisations, the latest first."""
    if not acting_for(request.user):
        raise Http404
    page = Paginator(requests_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    own = [each for each in acting_for(request.user) if Role.MSO in each.organisation_roles]
    settable = [
        organisation
        for organisation in Organisation.objects.filter(pk__in=[each.organisation_id for each in own])
        if can_set_limits(request.user, organisation)
    ]
    context = {
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "listed": listed(request.user, page.object_list),
        "settable": settable,
        "may_see_numbers": can_see_request_numbers(request.user),
        "may_see_reports": is_intermediary(request.user) or is_ministry(request.user),
    }
    return render(request, "cooperations/request/list.html", context)


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Tell the ministry how many requests there are."""
    if not can_see_request_numbers(request.user):
        raise Http404
    this_year = timezone.localdate().year
    year = request.GET.get("jahr", "")
    shown = int(year) if year.isdecimal() and this_year - 10 <= int(year) <= this_year else this_year
    context = {"numbers": request_numbers(shown), "years": range(this_year, this_year - 3, -1)}
    return render(request, "cooperations/request/numbers.html", context)


@require_safe
def contact_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a request to those it concerns: what it says, where it stands, what they can do."""
    found = request_or_404(request, pk)
    user = request.user
    moves, sides = possible_moves(found, user), sides_of(user, found)
    context = {
        "asked": found,
        "sides": sides,
        "employer": employer_for(user, found) if Side.MSO in sides else None,
        "history": history_of(found),
        "thread": thread(user, found),
        "block_note": note_for_mediator(found) if Side.MEDIATOR in sides else "",
        "may_answer": "answer" in moves,
        "quick_answers": LABELS.items() if "answer" in moves else (),
        "may_decline": "decline" in moves,
        "may_withdraw": "withdraw" in moves,
        "may_ask_mediator": "mediate" in moves,
        "may_allow_again": can_release_request(user, found) and found.again_on is not None,
        "may_report": can_report_misuse(user, found),
        "may_block": Side.MSO in sides and can_set_limits(user, found.mso),
        "median": median_answer_days([found.mso_id]).get(found.mso_id),
    }
    return render(request, "cooperations/request/page.html", context)


@require_POST
def talked(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The MSO says that the two have talked: noted in the log, and the request is answered."""
    found = request_or_404(request, pk, can_answer_request)
    try:
        log_contact(
            found.employer,
            found.mso,
            author=request.user,
            side=Side.MSO,
            kind=ContactKind.CALL,
            on=timezone.localdate(),
        )
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The request counts as answered."))
    return redirect(found)


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with one of the sentences on the buttons."""
    found = request_or_404(request, pk, can_answer_request)
    key = request.POST.get("answer", "")
    if key not in LABELS:
        raise Http404
    return _do(
        request, found, lambda: bool(quick_answer(found, key, actor=request.user)), _("Your message is on its way.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say no, with one of five reasons."""
    found = request_or_404(request, pk, can_decline_request)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        return _do(
            request,
            found,
            lambda: decline_request(
                found, actor=request.user, reason=DeclineReason(given["reason"]), text=given["text"]
            ),
            _("The request is declined. The employer is told in a friendly way."),
        )
    return render(request, "cooperations/request/decline.html", {"asked": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once more, then take a request back."""
    found = request_or_404(request, pk, can_withdraw_request)
    if request.method == "POST":
        return _do(
            request,
            found,
            lambda: withdraw_request(found, actor=request.user),
            _("The request is taken back."),
        )
    context = {
        "title": _("Take the request back?"),
        "text": _("%(mso)s is told that nothing is left to do. You can ask again after 30 days.")
        % {"mso": found.mso.name},
        "action": _("Take request back"),
        "cancel_url": found.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mediate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose who shall go between the two."""
    found = request_or_404(request, pk, can_ask_mediator)
    mediators = mediators_for(found.mso)
    form = MediatorForm(request.POST if request.method == "POST" else None, mediators=mediators)
    if request.method == "POST" and form.is_valid():
        mediator = form.cleaned_data["mediator"]
        return _do(
            request,
            found,
            lambda: ask_mediator(found, mediator, actor=request.user),
            _("%(mediator)s is asked to go between you.") % {"mediator": mediator.display_name},
        )
    context = {"asked": found, "form": form, "mediators": mediators}
    return render(request, "cooperations/request/mediate.html", context)


@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the employer ask again before its time."""
    found = request_or_404(request, pk, can_release_request)
    return _do(
        request,
        found,
        lambda: allow_again(found, actor=request.user),
        _("%(employer)s may write to you again.") % {"employer": found.employer.display_name},
    )


def request_or_404(
    request: HttpRequest, pk: UUID, permission: Callable[[Any, ContactRequest], bool] = can_read_request
) -> ContactRequest:
    """Return the request if ``permission`` lets the user; a missing right looks like a missing page."""
    found = get_object_or_404(requests_of(request.user), pk=pk)
    if not permission(request.user, found):
        raise Http404
    return found


def _do(request: HttpRequest, found: ContactRequest, verb: Callable[[], bool], done: str) -> HttpResponse:
    """Do it and say so; say why not where the request has moved on meanwhile."""
    try:
        verb()
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied:
        raise Http404 from None
    else:
        messages.success(request, done)
    return redirect(found)

"""The page behind the link in a request's mail: read it and say no, or how to be reached, without an account.

Programs that check mails open every link in them, so a GET changes nothing.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cooperations.domain.requests.answering import decline_request
from cooperations.domain.requests.by_link import link_of
from cooperations.domain.requests.queries import employer_for
from cooperations.domain.requests.quick_answers import LABELS, quick_answer_by_link
from cooperations.enums.contact import DeclineReason
from cooperations.forms.request import DeclineForm
from cooperations.models import RequestLink
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink
from portal.shared.states import MoveRefused

GONE = 410


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the request, and decline it with one button."""
    found = link_of(token)
    if found is None or found.request.is_silenced:
        raise Http404
    if not found.request.is_open or found.link.state != SignedLink.State.USABLE:
        return _closed(request, found)
    if request.method == "POST" and request.POST.get("answer") in LABELS:
        return _answer(request, found, token)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            decline_request(found.request, link=found.link, reason=DeclineReason(given["reason"]), text=given["text"])
        except (LinkNotUsable, MoveRefused):
            # Decided a moment ago, by a second click or somebody else: the page says by what.
            return redirect("cooperations:request_link", token)
        return render(request, "cooperations/request/link_done.html", {"asked": found.request, "is_done": True})
    context = {"asked": found.request, "form": form, "link": found.link, "quick_answers": LABELS.items()}
    context["employer"] = employer_for(request.user, found.request)
    return render(request, "cooperations/request/by_link.html", context)


def _answer(request: HttpRequest, found: RequestLink, token: str) -> HttpResponse:
    try:
        quick_answer_by_link(found.request, found.link, request.POST["answer"])
    except (LinkNotUsable, MoveRefused):
        return redirect("cooperations:request_link", token)
    context = {"asked": found.request, "is_answered": True}
    return render(request, "cooperations/request/link_done.html", context)


def _closed(request: HttpRequest, found: RequestLink) -> HttpResponse:
    context = {"asked": found.request, "state": found.link.state.value, "link": found.link}
    return render(request, "cooperations/request/link_done.html", context, status=GONE)

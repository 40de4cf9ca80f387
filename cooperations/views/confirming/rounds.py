"""Giving the agreement to the boards, and taking it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperations.domain.confirming.asking import ask_boards, asking_objections, withdraw_round
from cooperations.domain.confirming.errors import NamingRefused
from cooperations.domain.confirming.overview import overview_of
from cooperations.forms.confirming import RevisionForm, WithdrawForm
from cooperations.models.agreement import Agreement
from cooperations.permissions.cooperation import can_ask_boards
from portal.shared.states import MoveRefused

from .signatories import cooperation_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what happens, then give the draft to the boards."""
    cooperation = cooperation_or_404(request, pk)
    if not (cooperation.is_open and can_ask_boards(request.user, cooperation)):
        raise Http404
    agreement = Agreement.objects.get(cooperation=cooperation)
    objections = asking_objections(cooperation, agreement)
    if request.method == "POST":
        form = RevisionForm(request.POST)
        revision = form.cleaned_data["revision"] if form.is_valid() else -1
        try:
            ask_boards(cooperation, actor=request.user, revision=revision)
        except (NamingRefused, MoveRefused) as refusal:
            objections = objections or [str(refusal)]
        else:
            messages.success(request, _("The boards are asked. Everybody named has got a mail with a link."))
            return redirect("cooperations:signatories", pk)
    context: dict[str, Any] = {
        "cooperation": cooperation,
        "agreement": agreement,
        "overview": overview_of(request.user, cooperation),
        "objections": objections,
    }
    return render(request, "cooperations/confirming/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the reason, then stop asking the boards."""
    cooperation = cooperation_or_404(request, pk)
    if not can_ask_boards(request.user, cooperation):
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if withdraw_round(cooperation, actor=request.user, reason=form.cleaned_data["reason"]):
            messages.success(request, _("The boards are no longer asked. You can talk about the text again."))
        return redirect("cooperations:signatories", pk)
    context = {
        "title": _("Stop asking the boards?"),
        "text": _("What was confirmed so far does not count any more. You can ask again later."),
        "action": _("Stop asking"),
        "cancel_url": reverse("cooperations:signatories", args=[pk]),
        "form": form,
        "danger": True,
    }
    return render(request, "components/confirm.html", context)

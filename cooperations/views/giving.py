"""The page of giving and taking, needs, offers and answers to matches."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.giving.answering import answer_match
from cooperations.domain.giving.page import exchange_for, numbers_of_giving
from cooperations.domain.giving.publishing import close_notice, save_notice
from cooperations.enums.giving import GivingKind, MatchSide, MatchWord
from cooperations.forms.giving import NeedForm, OfferForm
from cooperations.models import Need, Offer
from cooperations.permissions.giving import (
    TAKING_PART,
    can_answer_for_need,
    can_answer_for_offer,
    can_record_support,
    can_see_giving,
    can_write_need,
    can_write_offer,
)
from partners.models import Organisation, organisation_ids
from portal.shared.states import MoveRefused


@require_safe
def giving(request: HttpRequest) -> HttpResponse:
    """Show what fits, what is needed and offered, and what was given; to the ministry, numbers."""
    if not can_see_giving(request.user):
        raise Http404
    if not organisation_ids(request.user, *TAKING_PART):
        return render(request, "cooperations/giving/numbers.html", {"numbers": numbers_of_giving()})
    own = _own_organisations(request)
    kind = request.GET.get("kind", "")
    context = {
        "exchange": exchange_for(request.user, kind),
        "kinds": GivingKind.choices,
        "kind": kind,
        "mine": organisation_ids(request.user),
        "may_need": any(can_write_need(request.user, each) for each in own),
        "may_offer": any(can_write_offer(request.user, each) for each in own),
        "may_record": any(can_record_support(request.user, each) for each in own),
    }
    return render(request, "cooperations/giving/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def need_add(request: HttpRequest) -> HttpResponse:
    """Publish a need."""
    return _edit(
        request, Need(), NeedForm, [each for each in _own_organisations(request) if can_write_need(request.user, each)]
    )


@require_http_methods(["GET", "HEAD", "POST"])
def need_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a need; one that had ended is open again."""
    need = _need_or_404(request, pk)
    return _edit(request, need, NeedForm, [need.organisation])


@require_POST
def need_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End a need."""
    return _close(request, _need_or_404(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def offer_add(request: HttpRequest) -> HttpResponse:
    """Publish an offer."""
    return _edit(
        request,
        Offer(),
        OfferForm,
        [each for each in _own_organisations(request) if can_write_offer(request.user, each)],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def offer_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an offer; one that had ended is open again."""
    offer = _offer_or_404(request, pk)
    return _edit(request, offer, OfferForm, [offer.organisation])


@require_POST
def offer_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End an offer."""
    return _close(request, _offer_or_404(request, pk))


@require_POST
def match_answer(request: HttpRequest, need: int, offer: int, side: str) -> HttpResponse:
    """Say whether a match is of interest."""
    of_need = get_object_or_404(Need.objects.select_related("organisation"), pk=need)
    of_offer = get_object_or_404(Offer.objects.select_related("organisation"), pk=offer)
    word = request.POST.get("answer")
    if word not in MatchWord.values or not _may_answer(request.user, of_need, of_offer, side):
        raise Http404
    try:
        is_mutual = answer_match(of_need, of_offer, side=MatchSide(side), word=MatchWord(word), actor=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        if is_mutual:
            messages.success(request, _("Both are interested. Now call each other."))
        else:
            messages.success(request, _("Your answer is saved."))
    return redirect("cooperations:giving")


def _may_answer(user: Any, need: Need, offer: Offer, side: str) -> bool:
    if side == MatchSide.NEEDS:
        return can_answer_for_need(user, need) and Offer.objects.readable_by(user).filter(pk=offer.pk).exists()
    if side == MatchSide.OFFERS:
        readable = Need.objects.readable_by(user).filter(pk=need.pk).exists()
        was_told = need.answers.filter(offer=offer, by_side=side).exists()
        return can_answer_for_offer(user, offer) and (readable or was_told)
    return False


def _own_organisations(request: HttpRequest) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=organisation_ids(request.user)).order_by("name", "pk"))


def _need_or_404(request: HttpRequest, pk: int) -> Need:
    need: Need = get_object_or_404(Need.objects.select_related("organisation"), pk=pk)
    if not can_write_need(request.user, need.organisation):
        raise Http404
    return need


def _offer_or_404(request: HttpRequest, pk: int) -> Offer:
    offer: Offer = get_object_or_404(Offer.objects.select_related("organisation"), pk=pk)
    if not can_write_offer(request.user, offer.organisation):
        raise Http404
    return offer


def _edit(
    request: HttpRequest, notice: Need | Offer, form_class: Any, organisations: list[Organisation]
) -> HttpResponse:
    if not organisations:
        raise Http404
    form = form_class(request.POST or None, instance=notice, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        save_notice(form.save(commit=False), actor=request.user)
        messages.success(request, _("Your changes are saved."))
        return redirect("cooperations:giving")
    context = {"form": form, "notice": notice, "is_need": isinstance(notice, Need)}
    return render(request, "cooperations/giving/edit.html", context)


def _close(request: HttpRequest, notice: Need | Offer) -> HttpResponse:
    try:
        close_notice(notice, actor=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is settled. Was something given? Then write it down as support."))
    return redirect("cooperations:giving")

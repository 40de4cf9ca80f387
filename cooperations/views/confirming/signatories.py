"""Who signs for whom: looking, naming, sending again, revoking, taking off, answering questions."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.confirming.candidates import Candidate, candidates_for
from cooperations.domain.confirming.errors import NamingRefused
from cooperations.domain.confirming.links import revoke_links, send_again
from cooperations.domain.confirming.naming import name_signatory, take_off
from cooperations.domain.confirming.overview import overview_of
from cooperations.domain.confirming.questions import answer_question
from cooperations.enums.confirmation import LeftWhy
from cooperations.forms.confirming import NameForm, ReplyForm
from cooperations.models.cooperation import Cooperation, CooperationParty
from cooperations.models.signatory import Signatory, SignatoryQuestion
from cooperations.permissions.confirmation import can_answer_question, can_name_signatory, can_see_signatories
from cooperations.permissions.cooperation import can_ask_boards
from cooperations.views.cooperation_tabs import tabs_of


def cooperation_or_404(request: HttpRequest, pk: UUID) -> Cooperation:
    """Return the cooperation for those who take part; a missing right looks like a missing page."""
    cooperation = get_object_or_404(Cooperation.objects.visible_to(request.user).with_parties(), pk=pk)
    if not can_see_signatories(request.user, cooperation):
        raise Http404
    return cooperation


@require_safe
def signatories(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show per party who signs, who has confirmed, and what is asked."""
    cooperation = cooperation_or_404(request, pk)
    overview = overview_of(request.user, cooperation)
    context = {
        "cooperation": cooperation,
        "tabs": tabs_of(cooperation, request.user, "cooperations:signatories"),
        "overview": overview,
        "may_ask": can_ask_boards(request.user, cooperation) and cooperation.is_open,
        "questions": [
            (each, ReplyForm(prefix=f"q{each.pk}") if _may_reply(request, cooperation, each) else None)
            for each in overview.questions
        ],
    }
    return render(request, "cooperations/confirming/signatories.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, pk: UUID, party_pk: int) -> HttpResponse:
    """Name somebody who signs for a party."""
    cooperation = cooperation_or_404(request, pk)
    party = _own_party(request, cooperation, party_pk)
    candidates = candidates_for(cooperation, party.organisation)
    choices = [(each.key, f"{each.name} ({each.detail})") for each in candidates]
    form = NameForm(choices, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = next((each for each in candidates if each.key == form.cleaned_data["person"]), None)
        try:
            signatory = _name(request, cooperation, party, form, chosen)
        except NamingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s is named.") % {"name": signatory.name})
            return redirect("cooperations:signatories", pk)
    context = {"cooperation": cooperation, "party": party, "form": form}
    return render(request, "cooperations/confirming/name.html", context)


@require_POST
def again(request: HttpRequest, pk: UUID, signatory_pk: int) -> HttpResponse:
    """Send a signatory a new link."""
    signatory = _own_signatory(request, pk, signatory_pk)
    try:
        send_again(signatory, actor=request.user)
    except NamingRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("A new link is on its way to %(name)s.") % {"name": signatory.name})
    return redirect("cooperations:signatories", pk)


@require_POST
def revoke(request: HttpRequest, pk: UUID, signatory_pk: int) -> HttpResponse:
    """Make the links of a signatory useless; they stay named."""
    signatory = _own_signatory(request, pk, signatory_pk)
    if revoke_links(signatory):
        messages.success(request, _("The links of %(name)s no longer work.") % {"name": signatory.name})
    else:
        messages.info(request, _("%(name)s had no link that works.") % {"name": signatory.name})
    return redirect("cooperations:signatories", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: UUID, signatory_pk: int) -> HttpResponse:
    """Ask once more, then take somebody off the list."""
    signatory = _own_signatory(request, pk, signatory_pk)
    if request.method == "POST":
        take_off(signatory, why=LeftWhy.REMOVED)
        messages.success(request, _("%(name)s is taken off the list.") % {"name": signatory.name})
        return redirect("cooperations:signatories", pk)
    context = {
        "title": _("Take %(name)s off the list?") % {"name": signatory.name},
        "text": _("The links of %(name)s no longer work then. A yes given already stays.") % {"name": signatory.name},
        "action": _("Take off the list"),
        "cancel_url": reverse("cooperations:signatories", args=[pk]),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)


@require_POST
def reply(request: HttpRequest, pk: UUID, question_pk: int) -> HttpResponse:
    """Answer a signatory's question."""
    cooperation = cooperation_or_404(request, pk)
    question = get_object_or_404(
        SignatoryQuestion.objects.select_related("signatory__organisation", "signatory__user"),
        pk=question_pk,
        signatory__cooperation=cooperation,
    )
    if not can_answer_question(request.user, cooperation, question):
        raise Http404
    form = ReplyForm(request.POST, prefix=f"q{question.pk}")
    if not form.is_valid():
        context = {"cooperation": cooperation, "question": question, "form": form}
        return render(request, "cooperations/confirming/reply.html", context)
    if answer_question(question, actor=request.user, text=form.cleaned_data["text"]):
        messages.success(request, _("Your answer is on its way to %(name)s.") % {"name": question.signatory.name})
    else:
        messages.info(request, _("Somebody has answered this question already."))
    return redirect("cooperations:signatories", pk)


def _may_reply(request: HttpRequest, cooperation: Cooperation, question: SignatoryQuestion) -> bool:
    return question.answered_at is None and can_answer_question(request.user, cooperation, question)


def _own_party(request: HttpRequest, cooperation: Cooperation, pk: int) -> CooperationParty:
    found = next((each for each in cooperation.present_parties if each.pk == pk), None)
    if found is None or not can_name_signatory(request.user, cooperation, found):
        raise Http404
    return found


def _own_signatory(request: HttpRequest, pk: UUID, signatory_pk: int) -> Signatory:
    cooperation = cooperation_or_404(request, pk)
    rows = Signatory.objects.present().select_related("organisation", "user")
    signatory = get_object_or_404(rows, pk=signatory_pk, cooperation=cooperation)
    parties = [each for each in cooperation.present_parties if each.organisation_id == signatory.organisation_id]
    if not any(can_name_signatory(request.user, cooperation, each) for each in parties):
        raise Http404
    return signatory


def _name(
    request: HttpRequest, cooperation: Cooperation, party: CooperationParty, form: NameForm, chosen: Candidate | None
) -> Signatory:
    data = form.cleaned_data
    return name_signatory(
        cooperation,
        party.organisation,
        actor=request.user,
        name=chosen.name if chosen else data["name"],
        function=data["function"],
        email=chosen.email if chosen else data["email"],
        language=data["language"] or (chosen.language if chosen else settings.LANGUAGE_CODE),
        user=chosen.user if chosen else None,
        contact=chosen.contact if chosen else None,
    )

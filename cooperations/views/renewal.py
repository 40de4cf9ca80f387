"""The yearly question: answered when signed in, or by the link in a mail, without account and in six languages."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cooperations.domain.keeping.answering import answer_renewal, find_mail
from cooperations.domain.keeping.renewal_mail import is_waiting_for
from cooperations.enums.keeping import RenewalWord
from cooperations.forms.keeping import RenewalForm
from cooperations.models import Renewal, RenewalMail
from cooperations.permissions.cooperation import signing_parties_of
from cooperations.permissions.keeping import can_answer_renewal
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink
from portal.shared.states import MoveRefused

from .touch_points import cooperation_or_404

GONE = 410


@require_POST
def renewal_answer(request: HttpRequest, pk: Any) -> HttpResponse:
    """Answer for one's own organisation."""
    cooperation = cooperation_or_404(request, pk)
    renewal = Renewal.objects.open().filter(cooperation=cooperation).first()
    parties = {str(party.organisation_id): party for party in signing_parties_of(request.user, cooperation)}
    party = parties.get(request.POST.get("organisation", ""))
    form = RenewalForm(request.POST)
    if renewal is None or party is None or not can_answer_renewal(request.user, cooperation) or not form.is_valid():
        raise Http404
    answer = RenewalWord(form.cleaned_data["answer"])
    try:
        answer_renewal(renewal, party.organisation, answer, user=request.user, reason=form.cleaned_data["reason"])
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Thank you. Your answer is saved."))
    if answer == RenewalWord.NO:
        return redirect("start")
    return redirect("cooperations:touch_points", cooperation.pk)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def renewal_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, or take the answer. Looking changes nothing: programs of mail servers look first."""
    mail = find_mail(token)
    if mail is None:
        raise Http404
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in dict(settings.LANGUAGES) else mail.language
    with translation.override(language):
        return _answer_by_link(request, mail)


def _answer_by_link(request: HttpRequest, mail: RenewalMail) -> HttpResponse:
    form = RenewalForm(request.POST or None)
    state = _state_of(mail)
    if request.method == "POST" and state == SignedLink.State.USABLE and form.is_valid():
        try:
            answer_renewal(
                mail.renewal,
                mail.organisation,
                RenewalWord(form.cleaned_data["answer"]),
                link=mail.link,
                reason=form.cleaned_data["reason"],
            )
            state = "thanks"
        except MoveRefused:
            state = "settled"
        except LinkNotUsable as refusal:
            state = refusal.state
    context = {
        "mail": mail,
        "cooperation": mail.renewal.cooperation,
        "others": [
            party.organisation
            for party in mail.renewal.cooperation.parties.select_related("organisation").filter(left_on=None)
            if party.organisation_id != mail.organisation_id
        ],
        "form": form,
        "state": state,
        "languages": settings.LANGUAGES,
        "address": request.path,
    }
    is_gone = state not in {SignedLink.State.USABLE, "thanks"}
    return render(request, "cooperations/keeping/by_link.html", context, status=GONE if is_gone else None)


def _state_of(mail: RenewalMail) -> str:
    """Say what the link is good for: whoever of the same organisation answered, answered for all of its links."""
    if mail.link.state == SignedLink.State.USABLE and not is_waiting_for(mail.renewal, mail.organisation):
        return "settled"
    return mail.link.state

"""The page on which a person answers whether they may be shown. No account, no menu, their language."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from partners.domain.consent_requests import answer_request, find_request
from partners.domain.consent_wordings import wording_of
from partners.models import ConsentRequest
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink

GONE = 410
ANSWERS = {"yes": True, "no": False}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, or take the answer, once."""
    found = find_request(token)
    if found is None:
        raise Http404
    with translation.override(found.language):
        if found.link.state != SignedLink.State.USABLE:
            return show(request, found, found.link.state)
        answer = request.POST.get("answer", "")
        if request.method == "POST" and answer in ANSWERS:
            try:
                answer_request(found, agreed=ANSWERS[answer])
            except LinkNotUsable as refusal:
                return show(request, found, refusal.state)
            return show(request, found, answer)
        return show(request, found, "question")


def show(request: HttpRequest, found: ConsentRequest, step: str) -> HttpResponse:
    """Show the page with what can be done now."""
    context = {
        "found": found,
        "contact": found.contact,
        "organisation": found.contact.organisation,
        "wording": wording_of(found.wording_version, found.audience),
        "step": str(step),
    }
    is_gone = step in SignedLink.State.values
    return render(request, "partners/consent/answer.html", context, status=GONE if is_gone else None)

"""The page on which a person withdraws their consent by the link in their mail. No account, no menu."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from partners.domain.consent_mails import language_of_consent
from partners.domain.consents import find_consent, still_stands, withdraw_by_link


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent_withdrawal(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, then withdraw. It works as long as any consent of the person stands; twice does no harm."""
    consent = find_consent(token)
    if consent is None:
        raise Http404
    if request.method == "POST":
        withdraw_by_link(consent)
    context = {
        "contact": consent.contact,
        "organisation": consent.contact.organisation,
        "stands": still_stands(consent),
    }
    with translation.override(language_of_consent(consent)):
        return render(request, "partners/consent/withdrawal.html", context)

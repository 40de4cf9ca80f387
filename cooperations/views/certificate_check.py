"""The page on which anybody checks a paper: by the code printed on it, without an account."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from cooperations.domain.certificates.checking import look_up
from cooperations.domain.certificates.numbering import read_code
from cooperations.renderers.paper import paragraphs
from portal.shared.rates import count_request

SCOPE = "certificate-check"


@login_not_required
@require_safe
def certificate_check(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and lead to the answer."""
    typed = request.GET.get("code", "")
    if code := read_code(typed):
        return redirect("cooperations:certificate_checked", code)
    if typed:
        return _answer(request, {"typed": typed[:60], "unknown": True}, status=404)
    return _answer(request, {})


@login_not_required
@require_safe
def certificate_checked(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether there is a paper with this code, what stands on it, and whether it holds."""
    allowance, is_within = count_request(SCOPE, request, settings.CERTIFICATE_CHECKS_PER_MINUTE)
    if not is_within:
        response = _answer(request, {"typed": code[:60], "too_many": True}, status=429)
        response["Retry-After"] = str(allowance.reset)
        return response
    shown = look_up(code)
    if shown is None:
        return _answer(request, {"typed": code[:60], "unknown": True}, status=404)
    return _answer(
        request,
        {"shown": shown, "paper": shown.paper, "paragraphs": paragraphs(shown.paper.text if shown.paper else "")},
    )


def _answer(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, "cooperations/certificate/check.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    add_never_cache_headers(response)
    return response

"""The two health endpoints: public, never cached, without anything worth knowing for strangers."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .checks import read_figures, run_checks


@login_not_required
@require_safe
@never_cache
def live(_request: HttpRequest) -> JsonResponse:
    """Answer 200 while the process runs; asks no service, so that a lost database restarts nothing."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when every check passes, 503 with the failing ones otherwise."""
    results = run_checks()
    healthy = all(result == "ok" for result in results.values())
    if not healthy:
        return JsonResponse({"status": "unavailable", "checks": results}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse({"status": "ok", "checks": results, "figures": read_figures()})

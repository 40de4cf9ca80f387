"""The entry to reporting: a partner's own reports, or the periods for the ministry."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from partners.models import Organisation, is_ministry
from portal.shared.states import MoveRefused
from reports.domain.campaign import periods_in_numbers
from reports.domain.queries import own_reports
from reports.domain.reports import start_report
from reports.models import ReportingPeriod
from reports.permissions import can_manage_period, can_see_reports, can_start_report

from .notices import refuse


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the periods (ministry) and the own reports (partner)."""
    if not can_see_reports(request.user):
        raise Http404
    context = {
        "own": own_reports(request.user),
        "periods": periods_in_numbers() if is_ministry(request.user) else None,
        "can_manage_period": can_manage_period(request.user),
    }
    return render(request, "reports/overview.html", context)


@require_POST
def start(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Begin a report, one's own or on behalf of a partner."""
    organisation = get_object_or_404(Organisation, slug=slug)
    if not can_start_report(request.user, organisation):
        raise Http404
    period = get_object_or_404(ReportingPeriod, year=year)
    try:
        report = start_report(period, organisation, actor=request.user)
    except (MoveRefused, PermissionDenied) as refused:
        return refuse(request, refused, "reports:period" if is_ministry(request.user) else "reports:overview", year)
    return redirect(report)

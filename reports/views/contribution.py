"""Comparing the versions of one contribution."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.domain.comparing import compare_versions
from reports.domain.queries import present_contribution, versions_of
from reports.enums import FocusArea
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

from .report import visible_report


def focus_area_or_404(number: int) -> FocusArea:
    """Return the focus area with the number in the address."""
    if number not in FocusArea.values:
        raise Http404
    return FocusArea(number)


@require_safe
def versions(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """List the versions of a contribution and compare two of them word by word (``?old=1&new=3``)."""
    report, area = visible_report(request, pk), focus_area_or_404(number)
    present = present_contribution(report, area)
    if present.pk is None:
        raise Http404
    present.report = report
    found = versions_of(present, request.user)
    by_number = {str(each.number): each for each in found}
    new = by_number.get(request.GET.get("new", ""), found[0] if found else None)
    old = by_number.get(request.GET.get("old", ""), found[1] if len(found) > 1 else None)
    context = {
        "report": report,
        "area": area,
        "versions": found,
        "old": old,
        "new": new,
        "rows": compare_versions(old.text, new.text) if old and new else [],
        "can_write": can_write_report(request.user, report) and not writing_refusal(report),
    }
    return render(request, "reports/versions.html", context)

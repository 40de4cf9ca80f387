"""The checklists of joining the network and of the yearly report, each on a page of its own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checklists.domain.running import NoTemplate
from checklists.domain.seen import sheet_with_findings
from checklists.models import Checklist
from partners.models import Organisation, organisation_ids
from reports.domain.steps import begin_joining_steps, begin_report_steps, steps_of
from reports.models import Declaration, ReportingPeriod


def joining_page(checklist: Checklist) -> str:
    """Return the address of the list of joining the network."""
    return reverse("network:steps", args=[_owner(checklist).slug])


def report_page(checklist: Checklist) -> str:
    """Return the address of the list of a yearly report."""
    return reverse("reports:steps", args=[checklist.year, _owner(checklist).slug])


def _owner(checklist: Checklist) -> Organisation:
    owner: Any = checklist.organisation
    found: Organisation = owner.merged_into or owner
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def joining_steps(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the steps into the network; a POST begins the list."""
    organisation = _own(request, slug)
    if not Declaration.objects.filter(membership__organisation=organisation).exists():
        raise Http404
    back = reverse("network:declaration", args=[slug])
    if request.method == "POST":
        return _begin(request, begin_joining_steps, organisation)
    return _show(request, organisation, steps_of(organisation, request.user), (back, _("Declaration")))


@require_http_methods(["GET", "HEAD", "POST"])
def report_steps(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Show the steps of a report; a POST begins the list."""
    organisation = _own(request, slug)
    period = get_object_or_404(ReportingPeriod, year=year)
    report = period.reports.filter(organisation=organisation).first()
    back = report.get_absolute_url() if report else reverse("reports:overview")
    if request.method == "POST":
        return _begin(request, begin_report_steps, organisation, period)
    label = _("Report %(year)d") % {"year": year}
    return _show(request, organisation, steps_of(organisation, request.user, year), (back, label))


def _own(request: HttpRequest, slug: str) -> Organisation:
    organisation = get_object_or_404(Organisation, slug=slug)
    if organisation.pk not in organisation_ids(request.user):
        raise Http404
    return organisation


def _begin(request: HttpRequest, begin: Any, *subject: Any) -> HttpResponse:
    try:
        begin(*subject, actor=request.user)
    except NoTemplate:
        messages.error(request, _("The questions are not here yet. Please come back later."))
    return redirect(request.path)


def _show(
    request: HttpRequest, organisation: Organisation, checklist: Checklist | None, back: tuple[str, str]
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "sheet": sheet_with_findings(checklist, request.user, timezone.localdate()) if checklist else None,
        "back": back,
    }
    return render(request, "reports/steps.html", context)

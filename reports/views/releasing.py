"""The last steps of a report before the brochure: its release by the partner, or that it is left out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.shared.states import MoveRefused
from reports.domain.queries import sections_of
from reports.domain.reports import leave_out_report, release_report, take_in_report
from reports.forms.release import LeaveOutForm, ReleaseForm
from reports.models import Build, Report
from reports.permissions import can_leave_out_report, can_release_report
from reports.states.report import possible_moves

from .notices import refuse
from .report import visible_report


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the final text in the order it is printed in, and release it."""
    shown = visible_report(request, pk)
    if not can_release_report(request.user, shown):
        raise Http404
    if request.method != "POST":
        if "release" not in possible_moves(shown, request.user):
            return redirect(shown)
        return _show(request, shown, ReleaseForm(report=shown, user=request.user))
    form = ReleaseForm(request.POST, report=shown, user=request.user)
    if not form.is_valid():
        return _show(request, shown, form, status=422)
    values = form.cleaned_data
    try:
        release_report(
            shown, actor=request.user, behalf_of=values.get("behalf_of", ""), reason=values.get("reason", "")
        )
    except MoveRefused as refused:
        return refuse(request, refused, "reports:report", pk)
    messages.success(request, _("The report is released for the brochure."))
    return redirect(shown)


def _show(request: HttpRequest, shown: Report, form: ReleaseForm, status: int = 200) -> HttpResponse:
    context = {
        "report": shown,
        "written": [each for each in sections_of(shown, request.user) if each.text],
        "form": form,
        "build": Build.objects.filter(report=shown).select_related("job").defer("content").first(),
    }
    return render(request, "reports/review/release.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave an accepted report out of the brochure with a reason, or take it in again."""
    shown = visible_report(request, pk)
    if not can_leave_out_report(request.user, shown):
        raise Http404
    form = LeaveOutForm(request.POST if request.method == "POST" else None)
    try:
        if "take_in" in request.POST:
            take_in_report(shown, actor=request.user)
            messages.success(request, _("The report will be in the brochure once the partner has released it."))
            return redirect(shown)
        if form.is_bound and form.is_valid():
            leave_out_report(shown, actor=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The report is left out of the brochure; the partner reads your reason."))
            return redirect(shown)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:report", pk)
    context = {"report": shown, "form": form}
    return render(request, "reports/review/leave_out.html", context, status=422 if form.is_bound else 200)

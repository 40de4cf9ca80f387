"""Saying how far measures and milestones are."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.shared.states import MoveRefused
from reports.domain.progress import StaleProgress, progress_of, save_progress
from reports.forms.progress import ProgressForm
from reports.models import Report
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

from .report import visible_report


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save the states, what is due first."""
    report = visible_report(request, pk)
    if not can_write_report(request.user, report):
        raise Http404
    sheet = progress_of(report)
    if request.method != "POST":
        if writing_refusal(report):
            return redirect(f"{report.get_absolute_url()}#measures")
        return _show(request, report, ProgressForm(sheet))
    form = ProgressForm(sheet, request.POST)
    if not form.is_valid():
        return _show(request, report, form, 422)
    try:
        seen = form.cleaned_data["seen"]
        save_progress(report, form.measures(), form.milestones(), seen=seen, actor=request.user)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, report, form, 409)
    except StaleProgress:
        sent = request.POST.copy()
        sent["seen"] = progress_of(report).seen
        again = ProgressForm(progress_of(report), sent)
        again.add_error(
            None,
            _(
                "Somebody else saved meanwhile. What you chose stands in the fields below, not saved yet: save again "
                "if it should stay."
            ),
        )
        return _show(request, report, again, 409)
    messages.success(request, _("Saved."))
    return redirect(f"{report.get_absolute_url()}#measures")


def _show(request: HttpRequest, report: Report, form: ProgressForm, status: int = 200) -> HttpResponse:
    return render(
        request, "reports/progress.html", {"report": report, "form": form, "sheet": form.sheet}, status=status
    )

"""One report: what it says, where it stands, and what may be done with it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.shared.states import MoveRefused
from reports.domain.builds import request_partner_report
from reports.domain.edition import NothingToPrint
from reports.domain.indicators.series import lines_seen_by
from reports.domain.opening import note_opening
from reports.domain.preflight import findings_of_report, summarise
from reports.domain.progress import progress_seen_by
from reports.domain.queries import history_of, sections_of
from reports.domain.reports import accept_report, return_report, submit_report
from reports.enums import ReportState
from reports.forms.release import BehalfForm
from reports.forms.review import ReturnForm
from reports.models import Build, Report, ReportTransition, newest_extension
from reports.permissions import can_accept_report, can_return_report, can_submit_report, can_write_report
from reports.states.report import lateness_refusal, possible_moves, writing_refusal

from .badges import report_badge
from .notices import refuse


def visible_report(request: HttpRequest, pk: int) -> Report:
    """Return a report that the present user may see. Raises ``Http404``."""
    reports = Report.objects.visible_to(request.user).annotate(**newest_extension())
    reports = reports.select_related("period", "organisation", "submitted_by", "released_by")
    return get_object_or_404(reports, pk=pk)


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report; the first time the partner opens it is recorded."""
    shown = visible_report(request, pk)
    note_opening(shown, request.user)
    return _show(request, shown)


def _show(
    request: HttpRequest, shown: Report, return_form: ReturnForm | None = None, status: int = 200
) -> HttpResponse:
    sections = sections_of(shown, request.user)
    history = list(history_of(shown))
    moves = possible_moves(shown, request.user)
    can_write = can_write_report(request.user, shown)
    context = {
        "report": shown,
        "badge": report_badge(shown.state),
        "sections": sections,
        "written": [each for each in sections if each.text],
        "preflight": summarise(findings_of_report(shown, reader=request.user)),
        "open_sections": [each for each in sections if not each.text],
        "words": sum(each.words for each in sections),
        "history": history,
        "return_reason": _present_reason(shown, history),
        "can_write": can_write,
        "writing_refusal": writing_refusal(shown) if can_write else "",
        "can_submit": "submit" in moves,
        "lateness": lateness_refusal(shown) if can_write else "",
        "is_due": shown.state == ReportState.DRAFT,
        "can_return": "return" in moves,
        "can_accept": "accept" in moves,
        "return_form": return_form or ReturnForm(),
        "indicator_lines": lines_seen_by(shown, request.user),
        "progress": progress_seen_by(shown, request.user),
        "build": Build.objects.filter(report=shown).select_related("job").defer("content").first(),
    }
    return render(request, "reports/report.html", context, status=status)


def _present_reason(shown: Report, history: list[ReportTransition]) -> str:
    """Return why the report was given back, as long as it is not submitted again."""
    if shown.state != ReportState.RETURNED:
        return ""
    return next((str(move.reason) for move in history if move.target == ReportState.RETURNED), "")


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the report in."""
    shown = visible_report(request, pk)
    if not can_submit_report(request.user, shown):
        raise Http404
    form = BehalfForm(request.POST)
    if not form.is_valid():
        return refuse(request, MoveRefused(form.errors["behalf_of"][0]), "reports:report", pk)
    try:
        submit_report(shown, actor=request.user, behalf_of=form.cleaned_data["behalf_of"])
    except MoveRefused as refused:
        return refuse(request, refused, "reports:report", pk)
    messages.success(request, _("The report is submitted. The ministry reads it and answers here."))
    return redirect("reports:report", pk)


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the report with a reason."""
    shown = visible_report(request, pk)
    if not can_return_report(request.user, shown):
        raise Http404
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _show(request, shown, form, status=422)
    try:
        return_report(shown, actor=request.user, reason=form.cleaned_data["reason"])
    except MoveRefused as refused:
        return refuse(request, refused, "reports:report", pk)
    messages.success(request, _("The report is returned; the partner reads your reason here."))
    return redirect("reports:report", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the report for the brochure."""
    shown = visible_report(request, pk)
    if not can_accept_report(request.user, shown):
        raise Http404
    try:
        accept_report(shown, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:report", pk)
    messages.success(request, _("The report is accepted. The partner releases it for the brochure now."))
    return redirect("reports:report", pk)


@require_POST
def build(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the report as a PDF."""
    shown = visible_report(request, pk)
    try:
        request_partner_report(shown, actor=request.user)
    except NothingToPrint as nothing:
        return refuse(request, nothing, "reports:report", pk)
    return redirect(f"{shown.get_absolute_url()}#pdf")

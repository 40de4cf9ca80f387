"""Findings of the preflight: while writing, in a report, in a whole period."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.shared.states import MoveRefused
from portal.shared.texts import check_text
from reports.domain.preflight import (
    CheckedFinding,
    FindingGone,
    answer_finding,
    findings_in_text,
    findings_of_period,
    findings_of_report,
    summarise,
    withdraw_answer,
)
from reports.domain.queries import present_contribution
from reports.enums import FocusArea, PeriodState
from reports.forms.preflight import AnswerForm, FindingFilterForm
from reports.models import Report
from reports.permissions import can_answer_finding, can_write_report
from reports.states.report import writing_refusal

from .contribution import focus_area_or_404
from .notices import refuse
from .period import managed_period
from .report import visible_report

PER_PAGE = 50
NOT_TEXT = frozenset({"csrfmiddlewaretoken", "save", "save_and_back", "preview"})


@require_safe
def report_findings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was found in a report, open findings first."""
    shown = visible_report(request, pk)
    found = findings_of_report(shown, reader=request.user)
    can_write = can_write_report(request.user, shown) and not writing_refusal(shown)
    context = {
        "report": shown,
        "findings": [each for each in found if each.is_open],
        "answered": [each for each in found if not each.is_open],
        "can_write": can_write,
        "can_answer": can_answer_finding(request.user, shown) and shown.period.state != PeriodState.PUBLISHED,
    }
    return render(request, "reports/preflight/report.html", context)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of a finding that the passage is correct as printed, or take that back (``withdraw``)."""
    shown = visible_report(request, pk)
    if not can_answer_finding(request.user, shown):
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        sentence = _("The reason is too long, or the finding is not named. Nothing was saved.")
        return refuse(request, MoveRefused(sentence), "reports:report_findings", pk)
    data = form.cleaned_data
    place = FocusArea(data["focus_area"]), data["rule"], data["passage_hash"]
    try:
        if "withdraw" in request.POST:
            withdraw_answer(shown, *place, actor=request.user)
            messages.success(request, _("The finding is open again."))
        else:
            answer_finding(shown, *place, note=data["note"], actor=request.user)
            messages.success(request, _("Saved: the passage stays as it is."))
    except MoveRefused as refused:
        return refuse(request, refused, "reports:report_findings", pk)
    except FindingGone:
        sentence = _("The passage was changed meanwhile. These are the findings of the present text.")
        return refuse(request, MoveRefused(sentence), "reports:report_findings", pk)
    return redirect("reports:report_findings", pk)


@require_POST
def check(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Check a text that is being written; it need not be saved, and is not."""
    shown, area = visible_report(request, pk), focus_area_or_404(number)
    if not can_write_report(request.user, shown):
        raise Http404
    text = check_text(request.POST.get("text", "")).text
    found = findings_in_text(shown, area, text, reader=request.user)
    is_saved = present_contribution(shown, area).text == text
    context = {
        "report": shown,
        "area": area,
        "can_answer": is_saved and can_answer_finding(request.user, shown),
        "in_place": True,
        "findings": [each for each in found if each.is_open],
        "answered": [each for each in found if not each.is_open],
        "is_checked": True,
        "is_saved": is_saved,
        "typed": [(name, value) for name, value in request.POST.items() if name not in NOT_TEXT],
    }
    return render(request, "reports/preflight/check.html", context)


@require_safe
def period_findings(request: HttpRequest, year: int) -> HttpResponse:
    """Show the ministry the findings of all reports it may read, by partner."""
    period = managed_period(request, year)
    reports = Report.objects.filter(period=period).visible_to(request.user).select_related("organisation")
    found = findings_of_period(period, reports, reader=request.user)
    form = FindingFilterForm(request.GET)
    chosen = form.chosen()
    page = Paginator([each for each in found if _is_wanted(each, chosen)], PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "period": period,
        "summary": summarise(found),
        "form": form,
        "page": page,
        "is_filtered": any(chosen.values()),
        "previous_url": _page_url(request, page.previous_page_number()) if page.has_previous() else "",
        "next_url": _page_url(request, page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "reports/preflight/period.html", context)


def _is_wanted(checked: CheckedFinding, chosen: dict[str, str]) -> bool:
    state = "open" if checked.is_open else "answered"
    present: dict[str, Any] = {"rule": checked.finding.rule, "severity": checked.finding.severity, "state": state}
    return all(not wanted or present[name] == wanted for name, wanted in chosen.items())


def _page_url(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"

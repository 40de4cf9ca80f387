"""The values of indicators in a report: giving them, with the year before beside them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.shared.states import MoveRefused
from reports.domain.indicators.entering import (
    StaleValue,
    entry_of,
    entry_rows,
    remove_value,
    save_own_indicator,
    save_value,
    version_of,
)
from reports.forms.indicator_value import OwnIndicatorForm, ValueForm, usual_values
from reports.models import Indicator, Report
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

from .notices import refuse
from .report import visible_report


@require_safe
def values(request: HttpRequest, pk: int) -> HttpResponse:
    """List what the report can give values of."""
    report = _writable_report(request, pk)
    if writing_refusal(report):
        return redirect(_place(report))
    return render(request, "reports/indicators/values.html", {"report": report, "rows": entry_rows(report)})


@require_http_methods(["GET", "HEAD", "POST"])
def value(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Enter the value of an indicator."""
    report = _writable_report(request, pk)
    indicator = get_object_or_404(Indicator.objects.for_organisation(report.organisation_id), pk=number)
    row = entry_of(report, indicator)
    context = {"report": report, "row": row, "indicator": indicator}
    if request.method != "POST":
        if writing_refusal(report):
            return redirect(_place(report))
        return _show(request, ValueForm(initial=usual_values(report, row)), context)
    form = ValueForm(request.POST)
    if not form.is_valid():
        return _show(request, form, context, 422)
    try:
        save_value(report, indicator, form.terms(), seen=form.cleaned_data["seen"], actor=request.user)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, form, context, 409)
    except StaleValue:
        return _show_stale(request, context)
    messages.success(request, _("Saved."))
    return redirect("reports:values", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def value_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an indicator of the partner's own with its first value."""
    report = _writable_report(request, pk)
    context = {"report": report, "row": None, "indicator": None}
    if request.method != "POST":
        if writing_refusal(report):
            return redirect(_place(report))
        return _show(request, OwnIndicatorForm(initial=usual_values(report, None)), context)
    form = OwnIndicatorForm(request.POST)
    if not form.is_valid():
        return _show(request, form, context, 422)
    try:
        save_own_indicator(report, form.cleaned_data["name"], form.terms(), actor=request.user)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, form, context, 409)
    messages.success(request, _("Saved."))
    return redirect("reports:values", pk)


@require_POST
def value_remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a value back."""
    report = _writable_report(request, pk)
    indicator = get_object_or_404(Indicator.objects.for_organisation(report.organisation_id), pk=number)
    try:
        remove_value(report, indicator, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:report", pk)
    messages.success(request, _("The value is taken out of the report."))
    return redirect("reports:values", pk)


def _writable_report(request: HttpRequest, pk: int) -> Report:
    report = visible_report(request, pk)
    if not can_write_report(request.user, report):
        raise Http404
    return report


def _show_stale(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show what was typed again; saved once more, it replaces what somebody else saved, which stands beside it."""
    row = entry_of(context["report"], context["indicator"])
    sent = request.POST.copy()
    sent["seen"] = version_of(row.now)
    form = ValueForm(sent)
    form.add_error(
        None,
        _(
            "Somebody else saved meanwhile. What you chose stands in the fields below, not saved yet: save again "
            "if it should stay."
        ),
    )
    return _show(request, form, {**context, "row": row, "other": row.now}, 409)


def _place(report: Report) -> str:
    return f"{reverse('reports:report', args=[report.pk])}#indicators"


def _show(request: HttpRequest, form: ValueForm, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "reports/indicators/value.html", {**context, "form": form}, status=status)

"""Reporting a request, and dealing with reports."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperations.domain.requests.misuse import addressees_for, report_misuse, reports_for, settle_misuse
from cooperations.enums.side import Side
from cooperations.forms.request import MisuseForm, SettleForm
from cooperations.permissions.contact import can_report_misuse, sides_of
from partners.models.acting import is_intermediary, is_ministry
from portal.shared.states import MoveRefused

from .requests import request_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Report a request to an intermediary or the ministry."""
    found = request_or_404(request, pk, can_report_misuse)
    sides = sides_of(request.user, found)
    addressees = addressees_for(found)
    form = MisuseForm(request.POST if request.method == "POST" else None, addressees=addressees)
    if request.method == "POST" and form.is_valid():
        try:
            report_misuse(
                found,
                form.cleaned_data["addressee"],
                form.cleaned_data["text"],
                side=Side.MSO if Side.MSO in sides else Side.EMPLOYER,
                actor=request.user,
            )
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your report is on its way. The other side is not told."))
            return redirect(found)
    return render(request, "cooperations/request/report.html", {"asked": found, "form": form, "addressees": addressees})


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """List the reports that were sent to the user's organisations."""
    if not (is_intermediary(request.user) or is_ministry(request.user)):
        raise Http404
    return render(request, "cooperations/request/reports.html", {"reports": reports_for(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was done about a report."""
    found = get_object_or_404(reports_for(request.user), pk=pk)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        settle_misuse(found, form.cleaned_data["text"], actor=request.user)
        messages.success(request, _("The report is dealt with."))
        return redirect("cooperations:misuse_reports")
    return render(request, "cooperations/request/settle.html", {"report": found, "form": form})

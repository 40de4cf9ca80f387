"""The ministry's pages of a reporting period."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.shared.states import MoveRefused
from reports.domain.campaign import campaign_rows, state_counts
from reports.domain.campaign_mails import REMINDER, texts_of
from reports.domain.periods import close_period, create_period, open_period, update_period
from reports.enums import PeriodState
from reports.forms.period import PeriodDetailsForm, PeriodForm
from reports.models import ReportingPeriod
from reports.permissions import can_manage_period
from reports.states.period import possible_moves

from .badges import mark_label, period_badge, report_badge
from .notices import refuse

MOVES: dict[str, Callable[..., bool]] = {"open": open_period, "close": close_period}


def managed_period(request: HttpRequest, year: int) -> ReportingPeriod:
    """Return the period if the present user may manage it. Raises ``Http404``."""
    if not can_manage_period(request.user):
        raise Http404
    return get_object_or_404(ReportingPeriod, year=year)


@require_safe
def period(request: HttpRequest, year: int) -> HttpResponse:
    """Show one row per partner, all or those in one state."""
    shown = managed_period(request, year)
    rows = campaign_rows(shown, request.user)
    counts = state_counts(rows)
    wanted = request.GET.get("state", "")
    if wanted not in dict(counts):
        wanted = ""
    shown_rows = [(row, report_badge(row.state)) for row in rows if not wanted or wanted in row.marks]
    can_extend = shown.deadline is not None and shown.state in (PeriodState.OPEN, PeriodState.IN_REVIEW)
    is_open = shown.state == PeriodState.OPEN
    context = {
        "period": shown,
        "badge": period_badge(shown.state),
        "rows": shown_rows,
        "total": len(rows),
        "filters": [(mark, mark_label(mark), count) for mark, count in counts],
        "wanted": wanted,
        "moves": possible_moves(shown),
        "is_open": is_open,
        "can_extend": can_extend,
        "can_remind": (can_extend or is_open) and any(row.can_be_reminded for row, _badge in shown_rows),
        "reminder": texts_of(REMINDER, shown, shown.deadline),
        "reminder_days": shown.reminder_days,
        "is_published": shown.state == PeriodState.PUBLISHED,
        "history": shown.transitions.select_related("actor").order_by("-at", "-pk"),
    }
    return render(request, "reports/period.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Plan a period."""
    if not can_manage_period(request.user):
        raise Http404
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_period(actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            if made.opens_on:
                day = date_format(made.opens_on, "DATE_FORMAT")
                messages.success(request, _("The period is planned. It opens by itself on %(day)s.") % {"day": day})
            else:
                messages.success(request, _("The period is planned. Open it when partners may write."))
            return redirect(made)
    return _form_page(request, form, _("Plan a reporting period"), _("Plan the period"))


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, year: int) -> HttpResponse:
    """Change deadline and guidelines."""
    shown = managed_period(request, year)
    form = PeriodDetailsForm(request.POST if request.method == "POST" else None, instance=shown)
    if request.method == "POST" and form.is_valid():
        update_period(shown, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(shown)
    return _form_page(request, form, _("Deadline and guidelines"), _("Save"), shown)


def _form_page(
    request: HttpRequest, form: Any, title: str, action: str, shown: ReportingPeriod | None = None
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": title, "action": action, "period": shown}
    return render(request, "reports/period_form.html", context, status=status)


@require_POST
def move(request: HttpRequest, year: int) -> HttpResponse:
    """Open or close the period."""
    shown = managed_period(request, year)
    name = request.POST.get("move", "")
    if name not in MOVES:
        return refuse(request, MoveRefused(_("Choose what should happen.")), "reports:period", year)
    try:
        MOVES[name](shown, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:period", year)
    messages.success(request, _("The period is now: %(state)s.") % {"state": shown.get_state_display()})
    return redirect("reports:period", year)

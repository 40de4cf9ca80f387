"""The feasts of a year with their sources, and what the ministry corrects."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.domain.calendars import (
    Correction,
    Feast,
    SchoolBreak,
    feasts_between,
    known_until,
    public_holiday,
    school_holidays_between,
)
from events.domain.calendars.known import SCHOOL
from events.domain.calendars.names import FEASTS, HOLIDAYS, SOURCES, TRADITIONS, break_name
from events.domain.dates.correcting import (
    add_school_holidays,
    correct_feast,
    corrections,
    further_breaks,
    withdraw_correction,
)
from events.forms.correcting import BreakForm, CorrectionForm
from events.permissions.dates import can_correct_feasts

YEARS_AHEAD = 4


@require_http_methods(["GET", "HEAD", "POST"])
def feasts(request: HttpRequest) -> HttpResponse:
    """List feasts and holidays of a year with their sources; the ministry adds school holidays."""
    may_correct = can_correct_feasts(request.user)
    form = BreakForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_correct:
            raise Http404
        if form.is_valid():
            data = form.cleaned_data
            added = SchoolBreak(data["name"], data["first"], data["last"])
            add_school_holidays(added, source=data["source"], actor=request.user)
            messages.success(request, _("The school holidays are put in."))
            return redirect("events:feasts")
    years = _years()
    year = next((each for each in years if str(each) == request.GET.get("year")), years.start)
    first, last, further = date(year, 1, 1), date(year, 12, 31), further_breaks()
    known = known_until(further)
    context = {
        "year": year,
        "years": years,
        "rows": [_row(feast) for feast in feasts_between(first, last, corrections()) if feast.first.year == year],
        "holidays": [
            (day, HOLIDAYS.get(name, name))
            for day in (first + timedelta(days=number) for number in range((last - first).days + 1))
            if (name := public_holiday(day))
        ],
        "breaks": [
            (break_name(each.name), each.first, each.last) for each in school_holidays_between(first, last, further)
        ],
        "school_known_until": known[SCHOOL],
        "ending": [(TRADITIONS[name], end) for name, end in known.items() if name != SCHOOL and end.year <= last.year],
        "form": form if may_correct else None,
    }
    return render(request, "events/dates/feasts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def feast_correction(request: HttpRequest, year: int, feast: str) -> HttpResponse:
    """Let the ministry put other days over the calculated ones, or take its correction back."""
    calculated = _calculated(feast, year) if can_correct_feasts(request.user) else None
    if calculated is None:
        raise Http404
    standing = next((each for each in corrections() if (each.feast, each.year) == (feast, year)), None)
    shown: Any = standing or calculated
    if request.method == "POST" and request.POST.get("step") == "withdraw":
        withdraw_correction(feast, year)
        messages.success(request, _("The calculated days hold again."))
        return redirect("events:feasts")
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        initial={"first": shown.first, "last": shown.last, "source": standing.source if standing else ""},
    )
    if request.method == "POST" and form.is_valid():
        correct_feast(Correction(feast, year, **form.cleaned_data), actor=request.user)
        messages.success(request, _("The correction holds from now on."))
        return redirect("events:feasts")
    context = {"row": _row(calculated), "year": year, "form": form, "standing": standing}
    return render(request, "events/dates/correction.html", context)


def _years() -> range:
    this_year = timezone.localdate().year
    return range(this_year, this_year + YEARS_AHEAD)


def _calculated(slug: str, year: int) -> Feast | None:
    if year not in _years():
        return None
    days = (date(year, 1, 1), date(year, 12, 31))
    return next((each for each in feasts_between(*days) if each.slug == slug and each.first.year == year), None)


def _row(feast: Feast) -> dict[str, Any]:
    return {
        "feast": feast,
        "name": FEASTS[feast.slug],
        "traditions": [TRADITIONS[each] for each in feast.traditions],
        "source": SOURCES[feast.source],
    }

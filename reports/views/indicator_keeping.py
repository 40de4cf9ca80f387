"""What the ministry keeps: the indicators of the network, and the state's values of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reports.domain.indicators.defining import remove_state_value, save_indicator, save_state_value
from reports.domain.indicators.entering import StaleValue, version_of
from reports.enums import CoreTopic
from reports.forms.indicator import IndicatorForm
from reports.forms.indicator_value import StateValueForm, stored_values
from reports.models import Indicator, StateValue
from reports.permissions import can_manage_indicators


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_new(request: HttpRequest) -> HttpResponse:
    """Name a new indicator; ``thema`` in the address chooses its core topic."""
    _only_ministry(request)
    topic = request.GET.get("thema", "")
    initial = {"core_topic": topic} if topic in map(str, CoreTopic.values) else {}
    return _define(request, Indicator(), initial)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_details(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what an indicator says of itself."""
    _only_ministry(request)
    return _define(request, _of_network(pk), {})


def _define(request: HttpRequest, indicator: Indicator, initial: dict[str, Any]) -> HttpResponse:
    form = IndicatorForm(request.POST if request.method == "POST" else None, instance=indicator, initial=initial)
    if form.is_valid():
        stored = save_indicator(form.save(commit=False), actor=request.user)
        messages.success(request, _("Saved."))
        return redirect("reports:indicator", stored.pk)
    status = 422 if form.is_bound else 200
    return render(request, "reports/indicators/details.html", {"form": form, "own": indicator}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def state_value_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the state's value in a year."""
    _only_ministry(request)
    indicator = _of_network(pk)
    before = StateValue.objects.filter(indicator=indicator).order_by("-year").first()
    source: Any = before or indicator
    initial = {name: getattr(source, name) for name in ("counts", "unit", "basis", "way")}
    form = StateValueForm(request.POST if request.method == "POST" else None, initial=initial)
    context = {"form": form, "own": indicator, "before": before}
    return _save(request, context, None)


@require_http_methods(["GET", "HEAD", "POST"])
def state_value(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Change the state's value of a year."""
    _only_ministry(request)
    row = get_object_or_404(StateValue.objects.select_related("indicator"), indicator=_of_network(pk), year=year)
    before = StateValue.objects.filter(indicator=row.indicator, year__lt=year).order_by("-year").first()
    form = StateValueForm(request.POST if request.method == "POST" else None, initial=stored_values(row), year=year)
    return _save(request, {"form": form, "own": row.indicator, "before": before, "year": year}, year)


@require_POST
def state_value_remove(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Take the state's value of a year back."""
    _only_ministry(request)
    remove_state_value(_of_network(pk), year, actor=request.user)
    messages.success(request, _("The value is removed."))
    return redirect("reports:indicator", pk)


def _save(request: HttpRequest, context: dict[str, Any], year: int | None) -> HttpResponse:
    form, indicator = context["form"], context["own"]
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            of_year = year or form.cleaned_data["year"]
            try:
                save_state_value(indicator, of_year, form.terms(), seen=form.cleaned_data["seen"], actor=request.user)
            except StaleValue:
                status = 409
                context["form"] = _stale(request, indicator, of_year, year)
            else:
                messages.success(request, _("Saved."))
                return redirect("reports:indicator", indicator.pk)
    return render(request, "reports/indicators/state_value.html", context, status=status)


def _stale(request: HttpRequest, indicator: Indicator, of_year: int, year: int | None) -> StateValueForm:
    """Return the form with what was typed; a year that is there already is changed on its own page."""
    sent = request.POST.copy()
    if year is not None:
        sent["seen"] = version_of(StateValue.objects.filter(indicator=indicator, year=of_year).first())
    form = StateValueForm(sent, year=year)
    form.add_error(
        None if year is not None else "year",
        _(
            "Somebody else saved meanwhile. What you chose stands in the fields below, not saved yet: save again "
            "if it should stay."
        )
        if year is not None
        else _("There is a value of this year already."),
    )
    return form


def _only_ministry(request: HttpRequest) -> None:
    if not can_manage_indicators(request.user):
        raise Http404


def _of_network(pk: int) -> Indicator:
    return get_object_or_404(Indicator.objects.of_network(), pk=pk)

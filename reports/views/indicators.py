"""Indicators over the years: the state's six beside the partners' values, each with its chart, table and file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.renderers.xlsx_table import Heading, Sheets, write_xlsx
from partners.views.export import XLSX
from reports.domain.indicators.series import IndicatorSheet, readable_reports, sheets_of
from reports.domain.printed_indicators import indicator_data
from reports.enums import CoreTopic
from reports.models import Indicator
from reports.permissions import can_manage_indicators, can_see_reports
from reports.renderers.data import IndicatorData
from reports.renderers.indicator_words import note_words, way_word
from reports.renderers.indicators import ShownIndicator, show_indicator


@dataclass(frozen=True)
class Topic:
    """A core topic of the state with its indicator, if the ministry has named one."""

    label: str
    indicator: Indicator | None
    shown: ShownIndicator | None


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """Show the state's six core indicators beside the partners' values, and list the others."""
    if not can_see_reports(request.user):
        raise Http404
    rows = list(Indicator.objects.visible_to(request.user).select_related("organisation"))
    core = {each.core_topic: each for each in rows if each.core_topic}
    sheets = sheets_of(list(core.values()), readable_reports(request.user))
    shown = {each.indicator.pk: show_indicator(indicator_data(each)) for each in sheets}
    topics = []
    for topic in CoreTopic:
        own = core.get(topic)
        topics.append(Topic(str(topic.label), own, shown.get(own.pk) if own else None))
    others = [each for each in rows if not each.core_topic]
    context = {"topics": topics, "others": others, "can_manage": can_manage_indicators(request.user)}
    return render(request, "reports/indicators/list.html", context)


@require_safe
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an indicator over the years."""
    sheet = _sheet(request, pk)
    context = {
        "own": sheet.indicator,
        "indicator": show_indicator(indicator_data(sheet)),
        "state_years": [row.measured.year for row in sheet.state.rows],
        "can_manage": can_manage_indicators(request.user) and sheet.indicator.organisation_id is None,
    }
    return render(request, "reports/indicators/page.html", context)


@require_safe
def indicator_xlsx(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the same values as an Excel workbook; what is hidden on the page is not in it."""
    data = indicator_data(_sheet(request, pk))
    if request.method == "HEAD":
        return HttpResponse(content_type=XLSX)
    widths = {
        _("Who"): 36,
        _("Year"): 8,
        _("Value"): 12,
        _("Unit"): 14,
        _("Change"): 12,
        _("Basis"): 30,
        _("Of how many people?"): 16,
        _("Way of collecting"): 18,
        _("Response rate in percent"): 14,
        _("Reference date"): 24,
        _("Note"): 60,
    }
    about = [(_("Indicator"), data.name), (_("Description"), data.description)]
    about.append(("–", _("– Not shown: a group of fewer than five people, or something it would follow from.")))
    headings = [Heading(*each) for each in widths.items()]
    file = write_xlsx(headings, [list(_lines(data))], Sheets(_("Values"), _("About this file"), about))
    return FileResponse(file, as_attachment=True, filename=f"kennzahl-{pk}.xlsx", content_type=XLSX)


def _lines(data: IndicatorData) -> Iterator[tuple[Any, ...]]:
    for series in [*data.series, *([data.sums] if data.sums else [])]:
        for value in series.values:
            notes = [note_words(value.unlike), value.note]
            yield (
                series.owner,
                value.year,
                _cell(value.number),
                value.unit,
                _cell(value.change),
                value.basis,
                value.people,
                way_word(value.way),
                _cell(value.response_rate),
                value.days,
                "; ".join(each for each in notes if each) if value.number else "–",
            )


def _cell(number: str) -> float | None:
    return float(Decimal(number)) if number else None


def _sheet(request: HttpRequest, pk: int) -> IndicatorSheet:
    if not can_see_reports(request.user):
        raise Http404
    own = get_object_or_404(Indicator.objects.visible_to(request.user), pk=pk)
    return sheets_of([own], readable_reports(request.user))[0]

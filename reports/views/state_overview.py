"""The ministry's overview of the state: map, numbers, tables, and each table as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.domain.map.district_map import map_of
from partners.renderers.cells import Cell
from partners.renderers.xlsx_table import Heading, Sheets, write_xlsx
from portal.geo.models import District
from reports.domain.overview import UNKNOWN, Choice, Dimension, Line, Subject, Table, known_years, overview_of, sums_of
from reports.forms.overview_choice import ChoiceForm
from reports.permissions import can_see_state_overview
from reports.renderers.charts.bars import BarChart, bar_chart

from .state_addresses import list_of, pairs_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAP = "karte"


@dataclass(frozen=True)
class Number:
    """A number with the list behind it; ``url`` is "" where there is nothing to list."""

    number: int
    url: str
    subject: str


@dataclass(frozen=True)
class Row:
    """A line of a table as it is shown."""

    label: str
    cells: list[Number]


@dataclass(frozen=True)
class ShownTable:
    """A table with its headings, its rows, and the address of the same as a file."""

    title: str
    first_heading: str
    headings: list[str]
    rows: list[Row]
    file_url: str


@require_safe
def state_overview(request: HttpRequest) -> HttpResponse:
    """Show what there is and where there is nothing."""
    form, years = _form_or_404(request)
    choice = form.choice
    overview = overview_of(request.user, choice, years)
    subject = _subject(request)
    by_district = overview.tables[Dimension.DISTRICT]
    empty = by_district.without(subject)
    context = {
        "form": form,
        "chosen": form.chosen,
        "sums": _shown_sums(overview.sums, choice),
        "subject": name_of(subject),
        "subjects": [(name_of(each), _address(choice, each), each == subject) for each in Subject],
        "hidden": [(MAP, subject.value)] if subject != Subject.ORGANISATIONS else [],
        "empty": empty,
        "map": _map(by_district, subject, choice),
        "tables": {each.name.lower(): _shown(table, choice) for each, table in overview.tables.items()},
        "charts": _charts(overview.tables[Dimension.YEAR]),
        "is_default": not request.GET,
        "meanings": [(name_of(each), meaning_of(each)) for each in Subject],
    }
    return render(request, "reports/state/overview.html", context)


@require_safe
def state_table(request: HttpRequest, dimension: str) -> HttpResponseBase:
    """Hand out one table of the overview as an Excel workbook."""
    form, years = _form_or_404(request)
    if dimension not in list(Dimension):
        raise Http404
    if request.method == "HEAD":
        return HttpResponse(content_type=XLSX)
    table = overview_of(request.user, form.choice, years).tables[Dimension(dimension)]
    title, first = titles_of(table.dimension)
    headings = [Heading(first, 40), *(Heading(name_of(each), 18) for each in table.subjects)]
    rows: list[list[Cell]] = [[label_of(line), *line.numbers] for line in table.lines]
    about = [
        (_("Overview"), title),
        (_("Counted on"), date_format(timezone.localdate(), "DATE_FORMAT")),
        *form.chosen,
        *((name_of(each), meaning_of(each)) for each in table.subjects),
    ]
    file = write_xlsx(headings, [rows], Sheets(_("Overview"), _("About this file"), about))
    return FileResponse(file, as_attachment=True, filename=f"ueberblick-{dimension}.xlsx", content_type=XLSX)


def sums_of_this_year(user: Any) -> list[Number]:
    """Return the numbers with which the page begins by itself. Four queries."""
    choice = Choice(year=timezone.localdate().year)
    return _shown_sums(sums_of(user, choice), choice)


def name_of(subject: Subject) -> str:
    """Return the name of a subject, in the plural."""
    return {
        Subject.ORGANISATIONS: _("Migrant organisations"),
        Subject.COOPERATIONS: _("Cooperations"),
        Subject.EVENTS: _("Events"),
    }[subject]


def meaning_of(subject: Subject) -> str:
    """Return in a sentence what counts as one."""
    return {
        Subject.ORGANISATIONS: _(
            "Organisations in the directory today, also those that are not published; each counts in every district "
            "it works in. Year and format do not matter."
        ),
        Subject.COOPERATIONS: _(
            "Cooperations whose agreement was in force in the year, by the seats and fields of their migrant "
            "organisations. Format does not matter."
        ),
        Subject.EVENTS: _(
            "Events announced or held, by their place, else the seat of their host; each counts under all its formats. "
            "The page on events in numbers counts those that were held, each once."
        ),
    }[subject]


def titles_of(dimension: Dimension) -> tuple[str, str]:
    """Return the title of a table and the heading of its first column."""
    return {
        Dimension.DISTRICT: (_("By district"), _("District")),
        Dimension.FIELD: (_("By field of activity"), _("Field of activity")),
        Dimension.FORMAT: (_("By format"), _("Format")),
        Dimension.YEAR: (_("By year"), _("Year")),
    }[dimension]


def label_of(line: Line) -> str:
    """Return the name of a line."""
    return _("not stated") if line.value == UNKNOWN else line.label


def _form_or_404(request: HttpRequest) -> tuple[ChoiceForm, list[int]]:
    if not can_see_state_overview(request.user):
        raise Http404
    years = known_years(request.user)
    districts = {each.key: str(each) for each in District.objects.defer("outline")}
    return ChoiceForm(request.GET, years=years, districts=districts, default_year=timezone.localdate().year), years


def _number(subject: Subject, number: int, choice: Choice) -> Number:
    return Number(number, list_of(subject, choice) if number else "", name_of(subject))


def _shown_sums(sums: Mapping[Subject, int], choice: Choice) -> list[Number]:
    return [_number(subject, number, choice) for subject, number in sums.items()]


def _subject(request: HttpRequest) -> Subject:
    asked = request.GET.get(MAP, "")
    return Subject(asked) if asked in list(Subject) else Subject.ORGANISATIONS


def _address(choice: Choice, subject: Subject) -> str:
    return f"{reverse('state:overview')}?{urlencode([*pairs_of(choice), (MAP, subject.value)])}#kreise"


def _map(table: Table, subject: Subject, choice: Choice) -> dict[str, Any] | None:
    counts = {f"district:{key}": number for key, number in table.numbers_of(subject).items()}
    drawn = map_of(counts, (choice.district,) if choice.district else ())
    if drawn is None:
        return None
    areas = [
        {"area": area, "url": list_of(subject, choice.having(district=area.shape.key)) if area.number else ""}
        for area in drawn.areas
    ]
    return {"map": drawn, "areas": areas}


def _shown(table: Table, choice: Choice) -> ShownTable:
    title, first = titles_of(table.dimension)
    rows = []
    for line in table.lines:
        chosen = table.dimension.chosen(choice, line.value)
        cells = zip(table.subjects, line.numbers, strict=True)
        rows.append(Row(label_of(line), [_number(subject, number, chosen) for subject, number in cells]))
    file_url = reverse("state:table", args=[table.dimension])
    headings = [name_of(each) for each in table.subjects]
    return ShownTable(title, first, headings, rows, f"{file_url}?{urlencode(pairs_of(choice))}")


def _charts(table: Table) -> list[tuple[str, BarChart]]:
    charts = []
    for column, subject in enumerate(table.subjects):
        chart = bar_chart([(line.label, line.numbers[column]) for line in table.lines])
        charts.append((name_of(subject), chart))
    return charts

"""Indicators over the years as the frozen data that pages, brochure and reports show alike."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reports.models import Indicator, Report
from reports.models import ReportingPeriod as Period
from reports.renderers.data import IndicatorData, SeriesData, ValueData

from .indicators.comparing import Seen
from .indicators.series import IndicatorSheet, lines_of, sheets_of

PRINTED_IN: str = "de"
# More columns do not fit on a page.
MOST_YEARS = 6


def printed_indicators(period: Period) -> tuple[IndicatorData, ...]:
    """Return the indicators of the network up to ``period`` for its brochure: accepted values, the last six years.

    What nobody has given a value of is left out. Three queries.
    """
    with translation.override(PRINTED_IN):
        sheets = sheets_of(list(Indicator.objects.of_network()), _reports_up_to(period), until=period.year)
        found = [_last_years(indicator_data(each)) for each in sheets]
    return tuple(each for each in found if each.series)


def has_indicators(period: Period) -> bool:
    """Say whether the brochure of ``period`` has a chapter of indicators. One query."""
    given = Q(values__report__in=_reports_up_to(period)) | Q(state_values__year__lte=period.year)
    return Indicator.objects.of_network().filter(given).exists()


def printed_lines(report: Report) -> tuple[IndicatorData, ...]:
    """Return the indicators that ``report`` gives values of, with the partner's years before. One query."""
    with translation.override(PRINTED_IN):
        return tuple(
            _last_years(
                IndicatorData(
                    key=f"kennzahl-{line.indicator.pk}",
                    name=line.indicator.name,
                    description=line.indicator.description,
                    series=(SeriesData(owner=report.organisation.name, values=_values(line.rows)),),
                )
            )
            for line in lines_of(report)
        )


def indicator_data(sheet: IndicatorSheet) -> IndicatorData:
    """Return a sheet as plain data; owners that are no partner are named in the present language."""
    state = [SeriesData(owner=_("The state itself"), values=_values(sheet.state.rows), is_state=True)]
    partners = [
        SeriesData(owner=each.organisation.name, values=_values(each.rows))
        for each in sheet.partners
        if each.organisation is not None
    ]
    return IndicatorData(
        key=f"kennzahl-{sheet.indicator.pk}",
        name=sheet.indicator.name,
        description=sheet.indicator.description,
        series=tuple(each for each in [*state, *partners] if each.values),
        sums=SeriesData(owner=_("All partners together"), values=_values(sheet.sums)) if sheet.sums else None,
    )


def _reports_up_to(period: Period) -> QuerySet[Report]:
    return Report.objects.accepted().filter(period__end__lte=period.end)


def _values(rows: Iterable[Seen]) -> tuple[ValueData, ...]:
    return tuple(_value(row) for row in rows)


def _value(row: Seen) -> ValueData:
    """What is said of a hidden value says nothing of how many people there are."""
    known = row.measured
    days = [date_format(day, "SHORT_DATE_FORMAT") for day in (known.from_day, known.to_day) if day is not None]
    return ValueData(
        year=known.year,
        number="" if row.value is None else str(row.value),
        unit=known.unit,
        basis=known.basis,
        way=known.way,
        days="–".join(days),
        people=None if row.is_hidden else known.people,
        response_rate="" if known.response_rate is None else str(known.response_rate),
        change="" if row.change is None else str(row.change),
        unlike=row.unlike,
        note="" if row.is_hidden else known.note,
    )


def _last_years(indicator: IndicatorData) -> IndicatorData:
    years = sorted({value.year for series in indicator.series for value in series.values})[-MOST_YEARS:]

    def cut(series: Sequence[SeriesData]) -> tuple[SeriesData, ...]:
        kept = [replace(each, values=tuple(v for v in each.values if v.year in years)) for each in series]
        return tuple(each for each in kept if each.values)

    sums = cut([indicator.sums]) if indicator.sums else ()
    return replace(indicator, series=cut(indicator.series), sums=sums[0] if sums else None)

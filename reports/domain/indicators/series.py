"""The values of indicators over the years, as pages, files and print show them: one source for all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from partners.models import Organisation, is_ministry, organisation_ids
from reports.domain.collation import german_sort_key
from reports.enums import PRINTABLE_STATES, ReportState
from reports.models import Indicator, IndicatorValue, Report, StateValue
from reports.permissions import can_write_report

from .comparing import Measured, Seen, over_the_years
from .hiding import hidden, sum_of

Owner = TypeVar("Owner")


@dataclass(frozen=True)
class Series:
    """The values of one indicator over the years; ``organisation`` is None for the state itself."""

    organisation: Organisation | None
    rows: tuple[Seen, ...]

    @property
    def by_year(self) -> dict[int, Seen]:
        """The same by year."""
        return {row.measured.year: row for row in self.rows}


@dataclass(frozen=True)
class IndicatorSheet:
    """An indicator with the state's values and those of partners; ``sums`` has the years whose values are added.

    Sums of different partners are not compared.
    """

    indicator: Indicator
    state: Series
    partners: tuple[Series, ...]
    sums: tuple[Seen, ...]

    @property
    def years(self) -> list[int]:
        """All years there is a value of."""
        return sorted({row.measured.year for each in (self.state, *self.partners) for row in each.rows})

    @property
    def is_empty(self) -> bool:
        """Say whether there is no value at all."""
        return not self.years


@dataclass(frozen=True)
class ReportLine:
    """An indicator in a report with the values of the partner up to its year."""

    indicator: Indicator
    rows: tuple[Seen, ...]

    @property
    def now(self) -> Seen:
        """The value the report gives."""
        return self.rows[-1]

    @property
    def before(self) -> Seen | None:
        """The value before it."""
        return self.rows[-2] if len(self.rows) > 1 else None


def sheets_of(indicators: Sequence[Indicator], reports: QuerySet[Report], *, until: int = 9999) -> list[IndicatorSheet]:
    """Return ``indicators`` with the values of ``reports``, and of the state up to a year. Two queries."""
    rows = IndicatorValue.objects.filter(report__in=reports).select_related(
        "indicator", "report__period", "report__organisation"
    )
    given: dict[tuple[Organisation, int], dict[int, Measured]] = defaultdict(dict)
    for each in rows:
        given[each.report.organisation, each.report.period.year][each.indicator_id] = measured(
            each, each.report.period.year
        )
    of_state: dict[int, dict[int, Measured]] = defaultdict(dict)
    state_rows = StateValue.objects.filter(year__lte=until).select_related("indicator")
    for value in state_rows:
        of_state[value.year][value.indicator_id] = measured(value, value.year)
    wholes = _wholes([*rows, *state_rows])
    partners = _by_indicator(given, wholes)
    own = _by_indicator({(None, year): values for year, values in of_state.items()}, wholes)
    return [_sheet(each, own.get(each.pk, {}).get(None), partners.get(each.pk, {})) for each in indicators]


def readable_reports(user: Any) -> QuerySet[Report]:
    """Return the reports whose values ``user`` may see beside each other.

    Those that are accepted and not left out: all for the ministry, for a partner its own and published ones.
    """
    counted = Report.objects.accepted()
    if is_ministry(user):
        return counted
    return counted.filter(Q(state=ReportState.PUBLISHED) | Q(organisation__in=organisation_ids(user)))


def lines_of(report: Report) -> list[ReportLine]:
    """Return the indicators that ``report`` gives values of, each with the earlier ones of the partner. One query.

    Earlier values count once their report is accepted.
    """
    rows = (
        IndicatorValue.objects.filter(
            Q(report=report) | Q(report__state__in=PRINTABLE_STATES),
            report__organisation=report.organisation_id,
            report__period__end__lte=report.period.end,
        )
        .select_related("indicator", "report__period")
        .order_by("indicator__core_topic", "indicator__name", "indicator", "pk")
    )
    by_year: dict[int, dict[int, Measured]] = defaultdict(dict)
    indicators: dict[int, Indicator] = {}
    for each in rows:
        by_year[each.report.period.year][each.indicator_id] = measured(each, each.report.period.year)
        if each.report_id == report.pk:
            indicators[each.indicator_id] = each.indicator
    series = _by_indicator({(None, year): values for year, values in by_year.items()}, _wholes(rows))
    return [ReportLine(each, series[pk][None]) for pk, each in indicators.items()]


def lines_seen_by(report: Report, user: Any) -> list[ReportLine] | None:
    """Return the same for a reader; None while the partner changes a returned report and ``user`` is not one of it."""
    if report.state == ReportState.RETURNED and not can_write_report(user, report):
        return None
    return lines_of(report)


def measured(row: Any, year: int) -> Measured:
    """Return a stored value as plain data."""
    return Measured(
        year=year,
        value=row.value,
        counts=row.counts,
        unit=row.unit,
        basis=row.basis,
        way=row.way,
        to_day=row.to_day,
        from_day=row.from_day,
        people=row.people,
        response_rate=row.response_rate,
        note=row.note,
    )


def _wholes(rows: Iterable[Any]) -> dict[int, int]:
    """Which indicator each part is a part of."""
    return {each.indicator_id: each.indicator.part_of_id for each in rows if each.indicator.part_of_id}


def _by_indicator(
    given: Mapping[tuple[Owner, int], Mapping[int, Measured]], wholes: Mapping[int, int]
) -> dict[int, dict[Owner, tuple[Seen, ...]]]:
    """What may be shown of each indicator and owner; what is hidden depends on all values of an owner in a year."""
    values: dict[int, dict[Owner, list[Measured]]] = defaultdict(lambda: defaultdict(list))
    gone: dict[int, dict[Owner, set[int]]] = defaultdict(lambda: defaultdict(set))
    for (owner, year), own in given.items():
        for key in hidden(own, wholes):
            gone[key][owner].add(year)
        for key, each in own.items():
            values[key][owner].append(each)
    return {
        key: {owner: over_the_years(found, frozenset(gone[key][owner])) for owner, found in owners.items()}
        for key, owners in values.items()
    }


def _sheet(
    indicator: Indicator, state: tuple[Seen, ...] | None, partners: Mapping[Organisation, tuple[Seen, ...]]
) -> IndicatorSheet:
    names = sorted(partners, key=lambda each: (german_sort_key(each.name), each.pk))
    series = tuple(Series(each, partners[each]) for each in names)
    return IndicatorSheet(indicator, Series(None, state or ()), series, _sums(series))


def _sums(series: Iterable[Series]) -> tuple[Seen, ...]:
    by_year: dict[int, list[tuple[Series, Seen]]] = defaultdict(list)
    for each in series:
        for row in each.rows:
            by_year[row.measured.year].append((each, row))
    added: list[Measured] = []
    partners: dict[int, set[Any]] = {}
    for year, rows in by_year.items():
        total = sum_of([row.measured for _each, row in rows], [row.is_hidden for _each, row in rows])
        if total is not None:
            first = rows[0][1].measured
            added.append(replace(first, value=total, people=None, response_rate=None, note=""))
            partners[year] = {each.organisation for each, _row in rows}
    seen = over_the_years(added)
    return tuple(
        replace(row, unlike=(*row.unlike, "partners"), change=None)
        if before is not None and partners[row.measured.year] != partners[before.measured.year]
        else row
        for before, row in zip((None, *seen), seen, strict=False)
    )

"""Indicators over the years made ready for pages and print: the chart and the table from the same values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils import translation
from django.utils.formats import number_format

from portal.shared.cleaning import clean_line
from reports.renderers.charts.series import Point, SeriesChart, series_chart
from reports.renderers.data import IndicatorData, SeriesData, ValueData

from .indicator_words import HIDDEN, note_words, plain, way_word


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value in words; ``text`` is a dash where it is hidden, ``note`` names what it is unlike the one before in."""

    year: int
    text: str
    basis: str
    way: str
    days: str
    response_rate: str
    people: str
    change: str
    note: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ShownSeries:
    """The values of one owner: a table, and a chart of the same values where two or more are shown.

    ``alt`` says in words what the chart shows.
    """

    owner: str
    title: str
    values: tuple[ShownValue, ...]
    chart: SeriesChart | None
    alt: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table of all owners says of one of them in a year; ``breaks``: not comparable with the one before."""

    text: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator: ``rows`` of owners by year, the charts that are drawn, and in words what cannot be compared.

    ``sums`` is empty where nothing may be added.
    """

    key: str
    name: str
    description: str
    years: tuple[int, ...]
    series: tuple[ShownSeries, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    sums: tuple[Cell, ...]
    charts: tuple[ShownSeries, ...]
    remarks: tuple[str, ...]
    has_hidden: bool

    @property
    def has_breaks(self) -> bool:
        """Say whether a value cannot be compared with the one before."""
        return bool(self.remarks)


def show_indicators(indicators: Iterable[IndicatorData], language: str) -> tuple[ShownIndicator, ...]:
    """Make indicators ready in ``language``."""
    with translation.override(language):
        return tuple(map(show_indicator, indicators))


def show_indicator(indicator: IndicatorData) -> ShownIndicator:
    """Make an indicator ready in the present language.

    Charts show the state and the sums of the partners; each partner where there are none.
    """
    years = tuple(sorted({value.year for series in indicator.series for value in series.values}))
    series = tuple(show_series(each, indicator.name) for each in indicator.series)
    sums = show_series(indicator.sums, indicator.name) if indicator.sums else None
    drawn = [shown for shown, each in zip(series, indicator.series, strict=True) if each.is_state or sums is None]
    every = [*series, sums] if sums else list(series)
    remarks = [f"{each.owner}, {value.year}: {value.note}" for each in every for value in each.values if value.note]
    return ShownIndicator(
        key=indicator.key,
        name=clean_line(indicator.name),
        description=clean_line(indicator.description),
        years=years,
        series=series,
        rows=tuple((each.owner, _cells(each.values, years)) for each in series),
        sums=_cells(sums.values, years) if sums else (),
        charts=tuple(each for each in ([*drawn, sums] if sums else drawn) if each.chart is not None),
        remarks=tuple(remarks),
        has_hidden=any(value.is_hidden for each in series for value in each.values),
    )


def show_series(series: SeriesData, name: str) -> ShownSeries:
    """Make the values of one owner ready; ``name`` is that of the indicator."""
    values = tuple(_value(each) for each in series.values)
    owner = clean_line(series.owner)
    title = f"{clean_line(name)}, {owner}" if owner else clean_line(name)
    told = (f"{each.year}: {each.text}" + (f" ({each.note})" if each.note else "") for each in values)
    points = [Point(str(each.year), _number(each), _short(each), bool(each.unlike)) for each in series.values]
    return ShownSeries(owner, title, values, series_chart(points), f"{title}. {'; '.join(told)}")


def local_number(number: Decimal) -> str:
    """Return a number in the language of the page, without needless zeros."""
    return number_format(plain(number), use_l10n=True, force_grouping=True)


def change_text(change: Decimal) -> str:
    """Return a change with its sign."""
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{local_number(abs(change))}"


def _number(value: ValueData) -> Decimal | None:
    return Decimal(value.number) if value.number else None


def _short(value: ValueData) -> str:
    """The number over a bar: the unit stands in the table, percent also here."""
    number = _number(value)
    if number is None:
        return HIDDEN
    return f"{local_number(number)}\u00a0%" if value.unit.strip() == "%" else local_number(number)


def _value(value: ValueData) -> ShownValue:
    number = _number(value)
    return ShownValue(
        year=value.year,
        text=HIDDEN if number is None else f"{local_number(number)}\u00a0{clean_line(value.unit)}",
        basis=clean_line(value.basis),
        way=way_word(value.way),
        days=value.days,
        response_rate=f"{local_number(Decimal(value.response_rate))}\u00a0%" if value.response_rate else "",
        people="" if value.people is None else local_number(Decimal(value.people)),
        change=change_text(Decimal(value.change)) if value.change else "",
        note=note_words(value.unlike),
        is_hidden=number is None,
    )


def _cells(values: Iterable[ShownValue], years: Sequence[int]) -> tuple[Cell, ...]:
    by_year = {value.year: Cell(value.text, breaks=bool(value.note)) for value in values}
    return tuple(by_year.get(year, Cell()) for year in years)

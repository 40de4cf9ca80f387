"""Numbers of a year for the ministry. People are counted so that no number under five is in it or can be subtracted."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.functions import ExtractYear
from django.utils import timezone

from events.enums.after import AgeRange
from events.enums.event import OVER_STATES
from events.models import Event
from portal.geo.models import District
from portal.shared.small_numbers import SMALLEST, suppressed, suppressed_list


@dataclass(frozen=True)
class Line:
    """One district: number of events and people by format (None: not shown), and both in all."""

    district: str
    events: tuple[int, ...]
    people: tuple[int | None, ...]
    all_events: int
    all_people: int | None

    @property
    def cells(self) -> list[tuple[int, int | None]]:
        """Return events and people by format."""
        return list(zip(self.events, self.people, strict=True))


@dataclass(frozen=True)
class YearNumbers:
    """A year. Events count under the first format they name, so that sums are right.

    ``ages`` is empty until the year is over. People of events with fewer than five guests are in no number.
    """

    year: int
    formats: tuple[str, ...]
    lines: tuple[Line, ...]
    sums: Line
    ages: tuple[tuple[str, int | None], ...]


def years_of_numbers() -> list[int]:
    """Return the years in which events were held, the latest first. One query."""
    berlin = timezone.get_default_timezone()
    held = Event.objects.filter(state__in=OVER_STATES).annotate(year=ExtractYear("starts_at", tzinfo=berlin)).order_by()
    return sorted(held.values_list("year", flat=True).distinct(), reverse=True)


def numbers_of_year(year: int, today: date | None = None) -> YearNumbers:
    """Return the numbers of the events that were held in ``year``. Two queries.

    An event with fewer than five guests adds nobody to the people: whoever compares the numbers of two days, or with
    a newspaper, finds no small number. Ages wait for the end of the year for the same reason.
    """
    rows = _rows(year)
    names = {row["place"]: "" for row in rows}
    names |= {each.pk: str(each) for each in District.objects.filter(pk__in=[key for key in names if key])}
    formats = tuple(sorted({row["formats"][0] for row in rows}))
    order = sorted(names, key=lambda key: (key is None, names[key]))
    events: Counter[tuple[Any, str]] = Counter()
    people: Counter[tuple[Any, str]] = Counter()
    for row in rows:
        place = (row["place"], row["formats"][0])
        events[place] += 1
        people[place] += _countable(row)
    if not rows:
        return YearNumbers(year, (), (), Line("", (), (), 0, None), ())
    shown = suppressed([[people[key, each] for each in formats] for key in order])
    held = [[events[key, each] for each in formats] for key in order]
    sums = [sum(column) for column in zip(*held, strict=True)]
    is_over = year < (today or timezone.localdate()).year
    return YearNumbers(
        year,
        formats,
        tuple(
            Line(names[key], tuple(held[number]), shown.cells[number], sum(held[number]), shown.row_sums[number])
            for number, key in enumerate(order)
        ),
        Line("", tuple(sums), shown.column_sums, sum(sums), shown.total),
        _ages(rows) if is_over else (),
    )


def _rows(year: int) -> list[Any]:
    held = Event.objects.filter(state__in=OVER_STATES).begun_in(year).order_by().with_district()
    return list(held.values("place", "formats", "outcome__attended", "outcome__ranges"))


def _countable(row: Any) -> int:
    attended = row["outcome__attended"] or 0
    return attended if attended >= SMALLEST else 0


def _ages(rows: list[Any]) -> tuple[tuple[str, int | None], ...]:
    found: Counter[str] = Counter()
    for row in rows:
        if _countable(row):
            for key, number in row["outcome__ranges"].items():
                found[key] += number or 0
    if not any(found.values()):
        return ()
    numbers, _total = suppressed_list([found[key] for key in AgeRange.values])
    return tuple(zip(AgeRange.values, numbers, strict=True))

"""The overview: how much there is of what, in all and by district, field, format and year. Free of addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from partners.enums import ActivityField, MeetingFormat
from portal.geo.models import District

from . import counting
from .choice import UNKNOWN, Choice, Subject
from .select import cooperations_of, events_of


class Dimension(StrEnum):
    """What a table tells apart; also the name of its file."""

    DISTRICT = "kreise"
    FIELD = "felder"
    FORMAT = "formate"
    YEAR = "jahre"

    def chosen(self, choice: Choice, value: str) -> Choice:
        """Return ``choice`` with ``value`` of this dimension."""
        return choice.having(**{_PART[self]: int(value) if self == Dimension.YEAR else value})


_PART = {
    Dimension.DISTRICT: "district",
    Dimension.FIELD: "field",
    Dimension.FORMAT: "format",
    Dimension.YEAR: "year",
}


@dataclass(frozen=True)
class Line:
    """One value with its numbers, in the order of the table's subjects."""

    value: str
    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """All values of one dimension, those without anything too. ``UNKNOWN`` stands last, if there is any."""

    dimension: Dimension
    subjects: tuple[Subject, ...]
    lines: tuple[Line, ...]

    def numbers_of(self, subject: Subject) -> dict[str, int]:
        """Return the numbers of one subject by value."""
        column = self.subjects.index(subject)
        return {line.value: line.numbers[column] for line in self.lines}

    def without(self, subject: Subject) -> list[Line]:
        """Return the lines where there is none of ``subject``."""
        column = self.subjects.index(subject)
        return [line for line in self.lines if line.value != UNKNOWN and not line.numbers[column]]


@dataclass(frozen=True)
class Overview:
    """The sums of the choice and the tables."""

    choice: Choice
    sums: Mapping[Subject, int]
    tables: Mapping[Dimension, Table]


def sums_of(user: Any, choice: Choice) -> dict[Subject, int]:
    """Return how much there is of each subject. Four queries, three while the directory stays as it is."""
    return {
        Subject.ORGANISATIONS: counting.count_organisations(user, choice).total,
        Subject.COOPERATIONS: cooperations_of(user, choice).count(),
        Subject.EVENTS: events_of(user, choice).count(),
    }


def overview_of(user: Any, choice: Choice, years: Sequence[int]) -> Overview:
    """Return everything the page says. A fixed number of queries, whatever there is and whatever is chosen."""
    organisations = counting.count_organisations(user, choice)
    in_no_district, of_no_field = counting.silent_organisations(user, choice)
    by_district = {
        Subject.ORGANISATIONS: {**_facets(organisations.by_facet, "district"), UNKNOWN: in_no_district},
        Subject.COOPERATIONS: counting.cooperations_by_district(user, choice),
        Subject.EVENTS: counting.events_by_district(user, choice),
    }
    by_field = {
        Subject.ORGANISATIONS: {**_facets(organisations.by_facet, "field"), UNKNOWN: of_no_field},
        Subject.COOPERATIONS: counting.cooperations_by_field(user, choice),
        Subject.EVENTS: counting.events_by_field(user, choice),
    }
    by_year = {
        Subject.COOPERATIONS: counting.cooperations_by_year(user, choice, years),
        Subject.EVENTS: counting.events_by_year(user, choice, years),
    }
    by_format = {Subject.EVENTS: counting.events_by_format(user, choice)}
    return Overview(
        choice,
        {
            Subject.ORGANISATIONS: organisations.total,
            Subject.COOPERATIONS: cooperations_of(user, choice).count(),
            Subject.EVENTS: events_of(user, choice).count(),
        },
        {
            Dimension.DISTRICT: _table(Dimension.DISTRICT, by_district, _districts()),
            Dimension.FIELD: _table(Dimension.FIELD, by_field, _labels(ActivityField)),
            Dimension.FORMAT: _table(Dimension.FORMAT, by_format, _labels(MeetingFormat)),
            Dimension.YEAR: _table(Dimension.YEAR, by_year, {str(year): str(year) for year in sorted(years)}),
        },
    )


def _table(dimension: Dimension, numbers: Mapping[Subject, Mapping[str, int]], labels: Mapping[str, str]) -> Table:
    subjects = tuple(numbers)

    def line(value: str, label: str) -> Line:
        return Line(value, label, tuple(numbers[subject].get(value, 0) for subject in subjects))

    lines = [line(value, label) for value, label in labels.items()]
    unknown = line(UNKNOWN, "")
    return Table(dimension, subjects, (*lines, unknown) if any(unknown.numbers) else tuple(lines))


def _facets(by_facet: Mapping[str, int], kind: str) -> dict[str, int]:
    start = f"{kind}:"
    return {key.removeprefix(start): number for key, number in by_facet.items() if key.startswith(start)}


def _labels(choices: Any) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}


def _districts() -> dict[str, str]:
    return {each.key: str(each) for each in District.objects.defer("outline")}

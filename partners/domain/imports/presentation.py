"""Rows of an import as a page shows them: everything as words in the reader's language. A fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from partners.domain.duplicates.scoring import ReasonCode
from partners.enums import (
    ActivityField,
    ImportRowChoice,
    ImportRowKind,
    Language,
    MemberRange,
    OrganisationState,
    Role,
    StaffKind,
    TargetGroup,
)
from partners.models import ImportRow, ImportRun, Organisation
from portal.geo.models import District, Municipality

from .choices import can_do_without
from .columns import COLUMNS
from .refusal import CellProblem

WORDS: Mapping[str, Any] = {
    "roles": Role,
    "target_groups": TargetGroup,
    "languages": Language,
    "fields": ActivityField,
    "staff_kind": StaffKind,
    "members": MemberRange,
}
# What stands for taking a row without its wrong cells: the check makes another row of it, so it is no stored choice.
WITHOUT = "without"
# How columns of the directory are called that a list names otherwise.
LABELS = {"municipality": "town"}


@dataclass(frozen=True)
class ShownSuspect:
    """Something a row may be the same as, with what speaks for and against it."""

    value: str
    name: str
    url: str
    detail: str
    score: int
    reasons: list[str]
    against: list[str]


@dataclass(frozen=True)
class Option:
    """What can be chosen for a row."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownRow:
    """One row as the preview shows it."""

    line: int
    name: str
    place: str
    kind: str
    kind_label: str
    problems: list[str]
    warnings: list[str]
    suspects: list[ShownSuspect]
    changes: list[tuple[str, str, str]]
    facts: list[tuple[str, str]]
    options: list[Option]
    known: tuple[str, str] | None = None
    is_open: bool = field(default=False)


@dataclass(frozen=True)
class Tally:
    """How many rows of one kind there are, and how many of them still need a decision."""

    kind: str
    label: str
    count: int
    undecided: int


def tally(run: ImportRun) -> list[Tally]:
    """Return the numbers of all kinds in the order of attention. One query."""
    rows = run.rows.order_by().values("kind").annotate(count=Count("pk"), undecided=Count("pk", filter=Q(choice="")))
    counts = {row["kind"]: (row["count"], row["undecided"]) for row in rows}
    return [Tally(kind.value, str(kind.label), *counts.get(kind.value, (0, 0))) for kind in ImportRowKind]


class Shower:
    """Shows the rows of one page. Loads the names of places and organisations once. Four queries."""

    def __init__(self, rows: Sequence[ImportRow]) -> None:
        self._rows = rows
        ids: set[int | None] = {row.target_id for row in rows}
        ids |= {suspect["organisation"] for row in rows for suspect in row.suspects}
        ids |= {pk for row in rows for pk in row.values.get("umbrellas", [])}
        ids |= {pk for row in rows for key, old, new in row.changes if key == "umbrellas" for pk in [*old, *new]}
        found = Organisation.objects.filter(pk__in=[pk for pk in ids if pk]).select_related("municipality")
        self._organisations = {each.pk: each for each in found}
        self._municipalities = dict(Municipality.objects.values_list("key", "name"))
        self._districts = {each.key: str(each) for each in District.objects.defer("outline")}
        lines = {suspect["line"] for row in rows for suspect in row.suspects if suspect["line"]}
        runs = {row.run_id for row in rows}
        named = ImportRow.objects.filter(run__in=runs, number__in=lines).values_list("number", "values__name")
        self._lines = dict(named)

    def rows(self) -> list[ShownRow]:
        """Return all rows of the page."""
        return [self._row(row) for row in self._rows]

    def _row(self, row: ImportRow) -> ShownRow:
        known = self._organisations.get(row.target_id or 0)
        suspects = [self._suspect(each) for each in row.suspects if self._is_there(each)]
        return ShownRow(
            line=row.number,
            name=row.values.get("name", "") or _("without a name"),
            place=self._place(row.values),
            kind=row.kind,
            kind_label=row.get_kind_display(),
            problems=sentences(row.problems),
            warnings=sentences(row.warnings),
            suspects=suspects,
            changes=[(label(key), self.text(key, old), self.text(key, new)) for key, old, new in row.changes],
            facts=[
                (label(key), text)
                for key, value in row.values.items()
                if key != "name" and (text := self.text(key, value))
            ],
            options=options_of(row, suspects),
            known=(known.name, known.get_absolute_url()) if known else None,
            is_open=not row.choice,
        )

    def _is_there(self, suspect: Mapping[str, Any]) -> bool:
        return suspect["organisation"] is None or suspect["organisation"] in self._organisations

    def _suspect(self, suspect: Mapping[str, Any]) -> ShownSuspect:
        reasons = [(str(ReasonCode(code).label), weight) for code, weight in suspect["reasons"]]
        organisation = self._organisations.get(suspect["organisation"])
        if organisation:
            place = organisation.municipality.name if organisation.municipality else ""
            state = OrganisationState(organisation.state).label
            name, url, detail = organisation.name, organisation.get_absolute_url(), f"{place}, {state}".strip(", ")
            value = f"update:o{organisation.pk}"
        else:
            name, url = self._lines.get(suspect["line"]) or "", ""
            detail, value = _("row %(line)d of this list") % {"line": suspect["line"]}, f"update:l{suspect['line']}"
        return ShownSuspect(
            value,
            name,
            url,
            detail,
            suspect["score"],
            [text for text, weight in reasons if weight > 0],
            [text for text, weight in reasons if weight < 0],
        )

    def _place(self, values: Mapping[str, Any]) -> str:
        town = self._municipalities.get(values.get("municipality", ""), "")
        return " ".join(filter(None, [values.get("postal_code", ""), town])) or self._districts.get(
            values.get("district", ""), ""
        )

    def text(self, key: str, value: Any) -> str:
        """Return the value of a column in words, "" for none."""
        if value in (None, "", []):
            return ""
        if key == "municipality":
            return self._municipalities.get(value, "")
        if key == "district":
            return self._districts.get(value, "")
        if key == "umbrellas":
            return ", ".join(self._organisations[pk].name for pk in value if pk in self._organisations)
        if key in WORDS:
            values = value if isinstance(value, list) else [value]
            words = dict(WORDS[key].choices)
            return ", ".join(str(words.get(each, each)) for each in values)
        return str(value)


def label(key: str) -> str:
    """Return what a column is called."""
    column = COLUMNS.get(LABELS.get(key, key))
    return str(column.label) if column else key


def sentences(problems: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return stored problems as sentences with their cell."""
    return [str(CellProblem(**each)) for each in problems]


def options_of(row: ImportRow, suspects: Sequence[ShownSuspect]) -> list[Option]:
    """Return what can be chosen for a row; nothing where there is nothing to choose."""
    choice = row.choice
    skip = Option("skip", _("Leave out"), choice == ImportRowChoice.SKIP)
    if row.kind == ImportRowKind.ERROR:
        without = Option(WITHOUT, _("Take it without these cells"), is_chosen=False)
        return [without, skip] if can_do_without(row) else [skip]
    if row.kind == ImportRowKind.NEW:
        return [Option("create", _("Add as a new organisation"), choice == ImportRowChoice.CREATE), skip]
    if row.kind == ImportRowKind.CHANGED:
        return [Option("update", _("Take over the changes"), choice == ImportRowChoice.UPDATE), skip]
    if row.kind == ImportRowKind.UNCHANGED:
        return []
    aimed = f"update:o{row.target_id}" if row.target_id else f"update:l{row.same_as_line}"
    same = [
        Option(
            each.value,
            _("The same as “%(name)s” (%(detail)s): add to it") % {"name": each.name, "detail": each.detail},
            choice == ImportRowChoice.UPDATE and each.value == aimed,
        )
        for each in suspects
    ]
    return [*same, Option("create", _("Another one: add as new"), choice == ImportRowChoice.CREATE), skip]

"""Checking the rows of an import: what is wrong, what is new, what is known, what may be known (product A10)."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.enums import ImportRowChoice, ImportRowKind, Role
from partners.models import ImportRow, ImportRun, Organisation

from .headers import why_unusable
from .known import ACTIVE, Known, compare, find_certain, load_known
from .refusal import CellProblem, ImportRefused
from .regions import Regions
from .rows import CheckedRow, RowReader
from .suspicion import Suspect, fingerprint, suspects_in_directory, suspects_in_list

Report = Callable[[str | Promise, int, int], None]
READING = gettext_lazy("Reading the rows")
COMPARING = gettext_lazy("Comparing with the directory")
STORING_CHECK = gettext_lazy("Keeping what was found")
EVERY = 200
CHUNK = 500
FOUND = (
    "values", "kind", "choice", "problems", "warnings", "suspects", "score", "same_as_line", "target", "changes",
)  # fmt: skip


def silent(_step: str | Promise, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def check_rows(run: ImportRun, report: Report = silent) -> list[ImportRow]:
    """Return the rows of ``run`` with everything the check found; nothing is stored yet (``store_check``).

    What was chosen before for a row stays chosen as long as the same was found. Raises ``ImportRefused`` when the
    columns do not suffice.
    """
    if why := why_unusable(run.columns):
        raise ImportRefused([why])
    rows = list(run.rows.all())
    regions = Regions()
    reader = RowReader(run.headers, run.columns, run.default_role, regions, umbrellas_by_name())
    checked = []
    for position, row in enumerate(rows):
        if position % EVERY == 0:
            report(READING, position, len(rows))
        checked.append(reader.read(row.number, row.cells, is_lenient=row.is_lenient))
    report(READING, len(rows), len(rows))
    before = {row.pk: (row.kind, row.target_id, row.same_as_line, row.choice) for row in rows}
    for row, result in zip(rows, checked, strict=True):
        _take(row, result)
    _classify([row for row in rows if not row.problems], regions, report)
    for row in rows:
        kind, target, same, choice = before[row.pk]
        if (kind, target, same) == (row.kind, row.target_id, row.same_as_line):
            row.choice = choice
    return rows


def store_check(rows: list[ImportRow], report: Report = silent) -> None:
    """Store what ``check_rows`` found."""
    for start in range(0, len(rows), CHUNK):
        report(STORING_CHECK, start, len(rows))
        ImportRow.objects.bulk_create(
            rows[start : start + CHUNK], update_conflicts=True, unique_fields=["id"], update_fields=FOUND
        )


def umbrellas_by_name() -> dict[str, int]:
    """Return the ids of umbrella associations by name and short name in small letters. One query."""
    names: dict[str, int] = {}
    umbrellas = Organisation.objects.filter(roles__contains=[Role.UMBRELLA], state__in=ACTIVE).order_by("-pk")
    for pk, name, short_name in umbrellas.values_list("pk", "name", "short_name"):
        names.update({text.casefold(): pk for text in (name, short_name) if text})
    return names


def _take(row: ImportRow, result: CheckedRow) -> None:
    """Write what a row says itself and forget what an earlier check found."""
    row.values = result.values
    row.problems = [each.to_json() for each in result.problems]
    row.warnings = [each.to_json() for each in result.warnings]
    row.kind = ImportRowKind.ERROR if result.problems else ImportRowKind.NEW
    row.choice = "" if result.problems else ImportRowChoice.CREATE
    row.suspects, row.changes, row.score, row.same_as_line = [], [], 0, None
    row.target = None


def _classify(rows: list[ImportRow], regions: Regions, report: Report) -> None:
    certain = find_certain([row.values for row in rows])
    places = {key: each.name for key, each in regions.municipalities.items()}
    prints = [fingerprint(row.values, places.get(row.values.get("municipality", ""), "")) for row in rows]
    in_list = suspects_in_list(prints, [row.number for row in rows])
    in_directory = list(suspects_in_directory(prints, _active, lambda done: report(COMPARING, done, len(prints))))
    by_line = {row.number: position for position, row in enumerate(rows)}
    known = _load(certain, in_directory)
    claimed: dict[int, int] = {}
    for position, row in enumerate(rows):
        target = certain.get(position)
        if target in known and target not in claimed:
            claimed[target] = row.number
            settle_certain(row, known[target])
            continue
        suspects = in_directory[position]
        if earlier := in_list.get(position):
            first = rows[by_line[earlier.line or 0]]
            # An earlier row that is known already stands for the organisation it is.
            if first.kind in (ImportRowKind.CHANGED, ImportRowKind.UNCHANGED) and first.target_id:
                same = Suspect(earlier.score, earlier.reasons, organisation=first.target_id, line=earlier.line)
                suspects = [same, *(each for each in suspects if each.organisation != first.target_id)]
            else:
                suspects = [earlier, *suspects]
        settle_suspect(row, sorted(suspects, key=lambda each: -each.score), known)


def _active(ids: set[int]) -> set[int]:
    return set(Organisation.objects.filter(pk__in=ids, state__in=ACTIVE).values_list("pk", flat=True))


def _load(certain: dict[int, int], in_directory: list[list[Suspect]]) -> dict[int, Known]:
    ids = {
        *certain.values(),
        *(each.organisation for suspects in in_directory for each in suspects if each.organisation),
    }
    known: dict[int, Known] = {}
    remaining: Iterator[int] = iter(sorted(ids))
    while chunk := list(islice(remaining, CHUNK)):
        known.update(load_known(chunk))
    return known


def settle_certain(row: ImportRow, known: Known) -> None:
    """The row is this organisation: say what would change."""
    changes = compare(known, row.values)
    row.target_id = known.pk
    row.changes = [[each.key, each.old, each.new] for each in changes]
    if not changes:
        row.kind, row.choice = ImportRowKind.UNCHANGED, ImportRowChoice.SKIP
        return
    row.kind, row.choice = ImportRowKind.CHANGED, ImportRowChoice.UPDATE
    if known.looks_after_itself:
        row.choice = ImportRowChoice.SKIP
        sentence = _("This organisation looks after its entry itself: the row is left out unless you choose otherwise.")
        row.warnings = [*row.warnings, CellProblem(row.number, "", "", sentence).to_json()]


def settle_suspect(row: ImportRow, suspects: list[Suspect], known: dict[int, Known]) -> None:
    """The row may be one of ``suspects``: a person decides. The likeliest is proposed."""
    if not suspects:
        return
    row.kind, row.choice = ImportRowKind.SUSPECT, ""
    row.suspects = [each.to_json() for each in suspects]
    row.score = suspects[0].score
    propose(row, suspects[0].organisation, suspects[0].line, known)


def propose(row: ImportRow, organisation: int | None, line: int | None, known: dict[int, Known]) -> None:
    """Set what the row would be added to: an organisation, or else an earlier row."""
    target = known.get(organisation) if organisation else None
    row.target_id = target.pk if target else None
    row.same_as_line = line if target is None else None
    changes: list[Any] = compare(target, row.values) if target else []
    row.changes = [[each.key, each.old, each.new] for each in changes]

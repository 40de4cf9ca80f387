"""What is to be done with the rows: chosen one by one or for many at once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from partners.enums import ImportRowChoice, ImportRowKind, ImportState
from partners.models import ImportRow, ImportRun
from portal.shared.states import MoveRefused

from .checking import propose
from .known import load_known

ALLOWED = {
    ImportRowKind.ERROR: frozenset({ImportRowChoice.SKIP}),
    ImportRowKind.NEW: frozenset({ImportRowChoice.CREATE, ImportRowChoice.SKIP}),
    ImportRowKind.CHANGED: frozenset({ImportRowChoice.UPDATE, ImportRowChoice.SKIP}),
    ImportRowKind.UNCHANGED: frozenset({ImportRowChoice.SKIP}),
    ImportRowKind.SUSPECT: frozenset(ImportRowChoice),
}


@dataclass(frozen=True)
class Choice:
    """What was chosen for a row; for ``UPDATE`` to which organisation or which earlier line it is added."""

    choice: str
    organisation: int | None = None
    line: int | None = None


@transaction.atomic
def choose_for_rows(run: ImportRun, choices: dict[int, Choice]) -> int:
    """Note what was chosen, by line; return how many rows changed. What does not fit a row is passed over.

    Raises ``MoveRefused`` when the import is not looked through any more.
    """
    lock_preview(run)
    rows = list(run.rows.select_for_update().filter(number__in=choices))
    wanted = {each.organisation for each in choices.values() if each.organisation}
    known = load_known(wanted) if wanted else {}
    changed = []
    for row in rows:
        choice = choices[row.number]
        present = (row.choice, row.target_id, row.same_as_line)
        if choice.choice and choice.choice not in ALLOWED[ImportRowKind(row.kind)]:
            continue
        if (
            row.kind == ImportRowKind.SUSPECT
            and choice.choice == ImportRowChoice.UPDATE
            and not _aim(row, choice, known)
        ):
            continue
        row.choice = choice.choice
        if (row.choice, row.target_id, row.same_as_line) != present:
            changed.append(row)
    ImportRow.objects.bulk_update(changed, ["choice", "target", "same_as_line", "changes"])
    return len(changed)


def _aim(row: ImportRow, choice: Choice, known: dict[int, Any]) -> bool:
    """Point the row at the suspect chosen; False when it is none of its suspects."""
    for suspect in row.suspects:
        if choice.organisation and suspect["organisation"] == choice.organisation and choice.organisation in known:
            propose(row, choice.organisation, None, known)
            return True
        if choice.line and not suspect["organisation"] and suspect["line"] == choice.line:
            propose(row, None, choice.line, known)
            return True
    # Without a word the likeliest counts, which the check has proposed.
    return not choice.organisation and not choice.line and bool(row.target_id or row.same_as_line)


@transaction.atomic
def choose_for_kind(run: ImportRun, kind: str, choice: str, *, least_score: int = 0, only_open: bool = False) -> int:
    """Choose the same for all rows of a kind, of suspects for those from ``least_score`` on; return how many.

    ``only_open`` keeps what was chosen before. Raises ``MoveRefused``, and ``ValueError`` for what does not fit.
    """
    if kind not in ImportRowKind.values or choice not in ALLOWED[ImportRowKind(kind)]:
        raise ValueError(f"Rows that are '{kind}' cannot be '{choice}'.")
    lock_preview(run)
    rows = run.rows.filter(kind=kind).exclude(choice=choice)
    if kind == ImportRowKind.SUSPECT:
        rows = rows.filter(score__gte=least_score)
    if only_open:
        rows = rows.filter(choice="")
    return rows.update(choice=choice)


def can_do_without(row: ImportRow) -> bool:
    """Say whether everything that is wrong with a row is optional."""
    return bool(row.problems) and all(each.get("is_optional") for each in row.problems)


@transaction.atomic
def take_without(run: ImportRun, lines: Collection[int] | None = None) -> int:
    """Take rows with errors without their wrong cells where those are optional; return how many.

    ``lines`` None takes all such rows. They are read anew by the next check. Raises ``MoveRefused``.
    """
    lock_preview(run)
    rows = run.rows.select_for_update().filter(kind=ImportRowKind.ERROR)
    if lines is not None:
        rows = rows.filter(number__in=lines)
    return run.rows.filter(pk__in=[row.pk for row in rows if can_do_without(row)]).update(is_lenient=True)


def open_decisions(run: ImportRun) -> dict[str, int]:
    """Return how many rows of each kind still need a decision. One query."""
    rows = run.rows.filter(choice="").order_by().values_list("kind").annotate(models.Count("pk"))
    return {kind: count for kind, count in rows if kind}


def lock_preview(run: ImportRun) -> ImportRun:
    """Lock the run until the end of the transaction. Raises ``MoveRefused`` unless it is looked through."""
    locked = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if locked.state != ImportState.PREVIEW:
        raise MoveRefused(
            _("This is not possible now: the import is “%(state)s”.") % {"state": locked.get_state_display()}
        )
    return locked

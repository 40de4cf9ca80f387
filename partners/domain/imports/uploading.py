"""Taking a list in: its rows are kept, the file is not (decision 0020)."""

from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from partners.enums import ImportState, Role
from partners.models import ImportRow, ImportRun
from partners.states.import_run import CHECK, DISCARD, RENAME, SHOW, move_run

from .checking import Report, check_rows, silent, store_check
from .headers import guess_columns, remember, remembered, why_unusable
from .reading import read_list
from .refusal import ImportRefused
from .sheet import Sheet

BATCH = 1000
# Up to here people wait for the answer; longer lists become jobs with a progress bar.
SMALL = 300


@transaction.atomic
def start_run(sheet: Sheet, file_name: str, *, actor: Any) -> tuple[ImportRun, bool]:
    """Store the rows of a list; return the run and whether the meaning of its columns is known already.

    It is known when somebody named the columns of a list with the same headers before.
    """
    known = remembered(sheet.headers)
    columns, role = known or (guess_columns(sheet.headers), Role.MSO.value)
    run = ImportRun.objects.create(
        file_name=PurePath(file_name.replace("\\", "/")).name[:200] or _("list"),
        sheet=sheet.name[:100],
        headers=sheet.headers,
        columns=columns,
        default_role=role,
        notes=sheet.notes,
        uploaded_by=actor,
    )
    ImportRow.objects.bulk_create(
        (ImportRow(run=run, number=line.number, cells=line.cells) for line in sheet.lines), batch_size=BATCH
    )
    return run, known is not None


def take_in(content: bytes, file_name: str, sheet_name: str = "", *, actor: Any) -> tuple[ImportRun, bool]:
    """Read a file and store its rows. Raises ``ImportRefused``; nothing is stored then."""
    return start_run(read_list(content, sheet_name), file_name, actor=actor)


@transaction.atomic
def name_columns(run: ImportRun, columns: list[str], default_role: str) -> None:
    """Say what the columns are and keep it for the next list with these headers. Raises ``ImportRefused``."""
    if why := why_unusable(columns):
        raise ImportRefused([why])
    run.columns, run.default_role = columns, default_role
    run.save(update_fields=["columns", "default_role", "updated_at"])
    run.rows.filter(is_lenient=True).update(is_lenient=False)
    remember(run.headers, columns, default_role)


@transaction.atomic
def check_run(run: ImportRun, report: Report = silent) -> None:
    """Check all rows and open the preview. Raises ``ImportRefused`` and ``MoveRefused``."""
    locked = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if locked.state != ImportState.CHECKING:
        move_run(CHECK, locked)
    store_check(check_rows(locked, report), report)
    locked.problem = ""
    move_run(SHOW, locked, save_fields=("problem",))
    run.refresh_from_db()


def rename_columns(run: ImportRun, *, actor: Any) -> None:
    """Go back from the preview to naming the columns. Raises ``MoveRefused``."""
    move_run(RENAME, run, actor=actor)


@transaction.atomic
def discard_run(run: ImportRun, *, actor: Any) -> None:
    """Give up a list that was not stored: its rows are deleted. Raises ``MoveRefused``."""
    move_run(DISCARD, run, actor=actor)
    run.rows.all().delete()
    run.is_cleared = True
    run.save(update_fields=["is_cleared"])

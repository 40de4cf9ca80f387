"""A whole import without anybody looking at it, for the command line: doubts have one answer."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from partners.enums import ImportRowChoice, ImportRowKind

from .applying import apply_run
from .choices import choose_for_kind
from .headers import remembered, why_unusable
from .presentation import sentences
from .refusal import CellProblem, ImportRefused
from .uploading import check_run, take_in


@dataclass(frozen=True)
class Summary:
    """What an import did; ``notes`` are sentences about what was doubted or left out."""

    created: int
    updated: int
    unchanged: int
    left_out: int
    notes: list[str]


@transaction.atomic
def import_list(  # noqa: PLR0913 -- the options of the command
    content: bytes, file_name: str, sheet: str = "", *, role: str, suspects: str, dry_run: bool = False
) -> Summary:
    """Read, check and store a list. ``suspects`` is what to do with rows that may be known already.

    Raises ``ImportRefused`` with everything that is wrong; nothing is stored then, nor with ``dry_run``.
    """
    run, _is_known = take_in(content, file_name, sheet, actor=None)
    if remembered(run.headers) is None:
        run.default_role = role
        run.save(update_fields=["default_role"])
    if why := why_unusable(run.columns):
        raise ImportRefused([why])
    check_run(run)
    rows = list(run.rows.all())
    if problems := [CellProblem(**each) for row in rows for each in row.problems]:
        raise ImportRefused(problems)
    choose_for_kind(run, ImportRowKind.SUSPECT, suspects)
    notes = [*run.notes, *(sentence for row in rows for sentence in sentences(row.warnings))]
    for row in rows:
        if row.kind == ImportRowKind.SUSPECT and suspects == ImportRowChoice.SKIP:
            sentence = _("“%(name)s” may be known already (%(score)d of 100) and was left out.")
            text = sentence % {"name": row.values["name"], "score": row.score}
            notes.append(str(CellProblem(row.number, "", "", text)))
    apply_run(run, actor=None)
    done = run.rows.all()
    unchanged = sum(row.kind == ImportRowKind.UNCHANGED for row in rows)
    summary = Summary(
        created=done.filter(is_created=True).count(),
        updated=done.filter(is_created=False, result__isnull=False).count(),
        unchanged=unchanged,
        left_out=done.filter(result=None).count() - unchanged,
        notes=notes,
    )
    if dry_run:
        transaction.set_rollback(True)
    return summary

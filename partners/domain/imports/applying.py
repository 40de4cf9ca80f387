"""Storing an import: all rows as chosen, or none (product A10)."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partners.domain.creation import lock_names
from partners.domain.slugs import free_slugs
from partners.enums import ImportRowChoice, ImportState, OrganisationState
from partners.models import ImportRow, ImportRun, Organisation, OrganisationChange
from partners.states.import_run import APPLY, FINISH, move_run

from .checking import Report, silent
from .choices import open_decisions
from .entries import Entry, new_entry
from .known import ACTIVE, bare, find_certain
from .refusal import CellProblem, ImportRefused
from .regions import Regions
from .sheet import shorten
from .storing import BATCH, load_entries, record_changes, store_entries

WRITING = gettext_lazy("Storing the organisations")
# Who a person is and how to reach them stays with the organisation, not with the list.
OF_PERSONS = ("contact_name", "contact_function", "contact_phone", "contact_email")
DONE = ("result", "is_created", "after", "cells", "values", "problems")


@transaction.atomic
def apply_run(run: ImportRun, *, actor: Any, report: Report = silent) -> None:
    """Store all rows as chosen.

    Raises ``ImportRefused``, with nothing stored, when a decision is missing or the directory is not what the preview
    showed, and ``MoveRefused``.
    """
    locked = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if locked.state != ImportState.APPLYING:
        move_run(APPLY, locked, actor=actor)
    _refuse_open_decisions(locked)
    lock_names()
    rows = list(locked.rows.order_by("number"))
    entries = load_entries({row.target_id for row in rows if row.choice == ImportRowChoice.UPDATE and row.target_id})
    regions = Regions()
    _refuse_what_changed(rows, entries)
    report(WRITING, 0, len(rows))
    touched = _fill(rows, entries, regions)
    _refuse_taken_numbers(rows, touched)
    try:
        with transaction.atomic():
            store_entries(touched, lambda done: report(WRITING, min(done, len(rows)), len(rows)))
    except IntegrityError as error:
        raise ImportRefused(
            [_("Somebody changed the directory at this moment. Please check the list again.")]
        ) from error
    _write_history(rows, touched, reason_of(locked), actor)
    locked.applied_at = timezone.now()
    locked.problem = ""
    move_run(FINISH, locked, actor=actor, save_fields=("applied_at", "problem"))
    run.refresh_from_db()


def reason_of(run: ImportRun) -> str:
    """Return what stands in the history of an organisation."""
    return _("Import of “%(file)s”") % {"file": run.file_name}


def _refuse_open_decisions(run: ImportRun) -> None:
    count = sum(open_decisions(run).values())
    if count:
        sentence = ngettext("%(count)d row still needs a decision.", "%(count)d rows still need a decision.", count)
        raise ImportRefused([sentence % {"count": count}])


def _refuse_what_changed(rows: Iterable[ImportRow], entries: dict[int, Entry]) -> None:
    """Compare once more: what the preview showed must still be so."""
    problems = []
    creating = []
    for row in rows:
        if row.choice == ImportRowChoice.CREATE:
            creating.append(row)
        elif row.choice == ImportRowChoice.UPDATE and row.target_id:
            entry = entries.get(row.target_id)
            if entry is None or entry.organisation.state not in ACTIVE:
                problems.append(_changed(row, _("the organisation it was to be added to is no longer there.")))
            elif entry.differences(row.values) != row.changes:
                sentence = _("“%(name)s” was changed since this list was checked.")
                problems.append(_changed(row, sentence % {"name": entry.organisation.name}))
    for position in find_certain([row.values for row in creating]):
        row = creating[position]
        if not row.suspects:
            sentence = _("“%(name)s” was added to the directory since this list was checked.")
            problems.append(_changed(row, sentence % {"name": row.values["name"]}))
    if problems:
        raise ImportRefused([*shorten(problems), _("Nothing was stored. Please check the list again.")])


def _changed(row: ImportRow, sentence: str) -> CellProblem:
    return CellProblem(row.number, "", "", sentence)


def _fill(rows: list[ImportRow], entries: dict[int, Entry], regions: Regions) -> list[Entry]:
    """Make the new entries and change the known ones in memory; note in the rows what became of them."""
    creating = [row for row in rows if row.choice == ImportRowChoice.CREATE]
    slugs = iter(free_slugs([row.values["name"] for row in creating]))
    by_line: dict[int, Entry] = {}
    results: list[tuple[ImportRow, Entry]] = []
    for row in rows:
        entry: Entry | None = None
        if row.choice == ImportRowChoice.CREATE:
            entry = new_entry(row.values, next(slugs), regions)
            row.is_created = True
        elif row.choice == ImportRowChoice.UPDATE and row.target_id:
            entry = entries[row.target_id]
            row.after = {"changes": [[c.key, c.old, c.new] for c in entry.take(row.values, regions)]}
        elif row.choice == ImportRowChoice.UPDATE:
            # Left out with the row it repeats.
            entry = by_line.get(row.same_as_line or 0)
            if entry:
                changes = entry.take(row.values, regions, only_gaps=True)
                row.after = {"changes": [] if entry.is_new else [[c.key, c.old, c.new] for c in changes]}
        if entry:
            by_line[row.number] = entry
            results.append((row, entry))
    for row, entry in results:
        row.result = entry.organisation
    return list({id(entry): entry for _row, entry in results}.values())


def _refuse_taken_numbers(rows: list[ImportRow], entries: list[Entry]) -> None:
    """A published organisation cannot get the register number of another published one."""
    wanted = {
        bare(each.organisation.register_number): each.organisation
        for each in entries
        if not each.is_new
        and each.organisation.state == OrganisationState.PUBLISHED
        and "register_number" in each.touched
    }
    if not wanted:
        return
    numbers = [each.register_number for each in wanted.values()]
    taken = Organisation.objects.published().filter(register_number__in=numbers).values_list("pk", "register_number")
    problems = []
    for pk, number in taken:
        organisation = wanted[bare(number)]
        row = next((row for row in rows if row.result is organisation), None)
        if pk != organisation.pk and row:
            sentence = _(
                "The register number %(number)s belongs to another published organisation. Please leave the row out."
            )
            problems.append(_changed(row, sentence % {"number": number}))
    if problems:
        raise ImportRefused([*shorten(problems), _("Nothing was stored.")])


def _write_history(rows: list[ImportRow], entries: list[Entry], reason: str, actor: Any) -> None:
    record_changes(
        {each.organisation.pk: each.touched for each in entries if each.is_new or each.touched},
        OrganisationChange.Action.IMPORTED,
        actor=actor,
        reason=reason,
    )
    for row in rows:
        row.cells, row.problems = [], []
        row.values = {key: value for key, value in row.values.items() if key not in OF_PERSONS}
        if row.result is not None:
            row.result_id = row.result.pk
    for start in range(0, len(rows), BATCH):
        ImportRow.objects.bulk_create(
            rows[start : start + BATCH], update_conflicts=True, unique_fields=["id"], update_fields=DONE
        )

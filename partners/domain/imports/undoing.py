"""Taking a stored import back as a whole (product A10, decision 0020).

What the import added is archived, its contact persons are deleted and its address is free again. What it changed gets
its former values. Whatever others did since stays: organisations they build upon, fields they changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.domain.indexing import indexing_later
from partners.enums import ImportState, OrganisationState
from partners.models import (
    Affiliation,
    ContactPerson,
    ImportRow,
    ImportRun,
    MsoProfile,
    Organisation,
    OrganisationChange,
    OrganisationTransition,
)
from partners.states.import_run import FINISH_UNDO, UNDO, move_run

from .checking import Report, silent
from .entries import Entry, put_on_the_map
from .known import ACTIVE, ADDED_TO
from .protection import why_protected
from .regions import Regions
from .storing import BATCH, load_entries, record_changes, store_entries

TAKING_BACK = gettext_lazy("Taking the import back")


@dataclass
class Undoing:
    """What taking back does: organisations to archive, rows to turn back, and what stays with the reason.

    ``stays`` holds (line, organisation id, name, reason); ``fields`` by line the columns that others changed since.
    """

    archived: list[int] = field(default_factory=list)
    restored: list[ImportRow] = field(default_factory=list)
    stays: list[tuple[int, int, str, str]] = field(default_factory=list)
    fields: list[tuple[int, int, str, list[str]]] = field(default_factory=list)


def plan_undo(run: ImportRun) -> Undoing:
    """Return what taking ``run`` back would do now. A fixed number of queries."""
    plan = Undoing()
    rows = list(run.rows.filter(result__isnull=False).select_related("result").order_by("-number"))
    created = {row.result_id: row for row in rows if row.is_created and row.result_id}
    reasons = why_protected(run, created)
    for pk, row in created.items():
        assert row.result is not None  # noqa: S101 -- filtered above
        if pk in reasons:
            plan.stays.append((row.number, pk, row.result.name, reasons[pk]))
        elif row.result.state in ACTIVE:
            plan.archived.append(pk)
    for row in rows:
        if row.is_created or row.result_id in created or not row.after.get("changes"):
            continue
        assert row.result is not None  # noqa: S101 -- filtered above
        if row.result.state in ACTIVE:
            plan.restored.append(row)
        else:
            sentence = _("It is “%(state)s” by now.") % {"state": row.result.get_state_display()}
            plan.stays.append((row.number, row.result.pk, row.result.name, sentence))
    # Two rows of the list that are one organisation, or were merged into one, say the same.
    once: dict[tuple[str, str], tuple[int, int, str, str]] = {}
    for stay in sorted(plan.stays):
        once.setdefault(stay[2:], stay)
    plan.stays = list(once.values())
    return plan


@transaction.atomic
def undo_run(run: ImportRun, *, actor: Any, report: Report = silent) -> None:
    """Take everything back that nobody has built upon. Raises ``MoveRefused``."""
    locked = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if locked.state != ImportState.UNDOING:
        move_run(UNDO, locked, actor=actor)
    results = locked.rows.filter(result__isnull=False).values_list("result", flat=True)
    entries = load_entries({pk for pk in results if pk})
    plan = plan_undo(locked)
    report(TAKING_BACK, 0, len(entries))
    turned = _turn_back(plan, entries)
    _archive(plan.archived, entries, reason_of_undo(locked), actor)
    store_entries(turned, lambda done: report(TAKING_BACK, done, len(entries)))
    record_changes(
        {
            **{entry.organisation.pk: entry.touched for entry in turned},
            **dict.fromkeys(plan.archived, ()),
        },
        OrganisationChange.Action.IMPORT_UNDONE,
        actor=actor,
        reason=reason_of_undo(locked),
    )
    locked.undo_result = {
        "archived": len(plan.archived),
        "restored": len(turned),
        "stays": plan.stays,
        "fields": plan.fields,
    }
    move_run(FINISH_UNDO, locked, actor=actor, save_fields=("undo_result",))
    run.refresh_from_db()


def reason_of_undo(run: ImportRun) -> str:
    """Return what stands in the history of an organisation."""
    return _("Import of “%(file)s” taken back") % {"file": run.file_name}


def _turn_back(plan: Undoing, entries: Mapping[int, Entry]) -> list[Entry]:
    """Give changed fields their former values in memory, the last row first; note what others changed since."""
    turned: dict[int, Entry] = {}
    regions = Regions()
    gone: dict[int, set[int]] = {}
    for row in plan.restored:
        entry = entries[row.result_id or 0]
        present = entry.known().values
        differing = []
        for key, old, new in reversed(row.after["changes"]):
            if key in ADDED_TO:
                added = [each for each in new if each not in old]
                entry.put(key, [each for each in present[key] or [] if each not in added])
                if key == "umbrellas":
                    gone.setdefault(entry.organisation.pk, set()).update(added)
            elif (present[key] or None) == (new or None):
                entry.put(key, _emptied(old, new))
            else:
                differing.append(key)
        if differing:
            plan.fields.append((row.number, entry.organisation.pk, entry.organisation.name, sorted(differing)))
        if entry.touched & {"municipality", "district", "postal_code"}:
            put_on_the_map(entry.organisation, regions)
        if entry.touched:
            turned[entry.organisation.pk] = entry
    for pk, umbrellas in gone.items():
        Affiliation.objects.filter(member=pk, umbrella__in=umbrellas).delete()
    plan.fields.sort()
    return list(turned.values())


def _emptied(old: Any, new: Any) -> Any:
    """Return the former value; a profile that did not exist had none, which its text columns call ""."""
    return "" if old is None and isinstance(new, str) else old


def _archive(ids: list[int], entries: Mapping[int, Entry], reason: str, actor: Any) -> None:
    """End these entries: archived with a free address, without contact persons and what the list said of them."""
    with indexing_later() as touched:
        for start in range(0, len(ids), BATCH):
            chunk = ids[start : start + BATCH]
            organisations = [entries[pk].organisation for pk in chunk]
            OrganisationTransition.objects.bulk_create(
                OrganisationTransition(
                    subject=each, source=each.state, target=OrganisationState.ARCHIVED, actor=actor, reason=reason
                )
                for each in organisations
            )
            for each in organisations:
                each.state = OrganisationState.ARCHIVED
                each.slug = f"{each.slug[:100]}-zurueckgenommen-{each.pk}"
            Organisation.objects.bulk_update(organisations, ["state", "slug"])
            ContactPerson.objects.filter(organisation__in=chunk).delete()
            MsoProfile.objects.filter(organisation__in=chunk).delete()
            Affiliation.objects.filter(member__in=chunk).delete()
            touched |= set(chunk)

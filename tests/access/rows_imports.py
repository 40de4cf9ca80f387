"""Who is answered what: importing lists is the ministry's; others do not learn that it is there."""

from django.utils import timezone

from partners.domain.imports.uploading import check_run, name_columns, take_in
from partners.enums import ImportState
from tests.access.identities import MINISTRY, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.outbox import JobFactory

LIST = b"Name;Ort\nVerein aus einer Liste;\n"


def prepare(world: World) -> None:
    """Hand in a list to look through, and one that is stored."""
    run, _is_known = take_in(LIST, "liste.csv", actor=None)
    name_columns(run, ["name", "town"], "mso")
    check_run(run)
    run.job = JobFactory(done=True, payload={"step": "check"})
    run.save()
    stored, _is_known = take_in(LIST, "gespeichert.csv", actor=None)
    type(stored).objects.filter(pk=stored.pk).update(state=ImportState.APPLIED, applied_at=timezone.now())
    world.extra |= {"import": run, "import stored": stored}


def run(world: World) -> dict[str, int]:
    """Return the arguments of the list to look through."""
    return {"pk": world.extra["import"].pk}


def stored(world: World) -> dict[str, int]:
    """Return the arguments of the stored list."""
    return {"pk": world.extra["import stored"].pk}


SEEN, DONE = only(MINISTRY, 200), only(MINISTRY, 302)

ROWS: list[Row] = [
    *form("partners:imports", SEEN, SEEN),
    *read_only("partners:import_template", SEEN),
    *read_only("partners:import_run", SEEN, run),
    *read_only("partners:import_run", SEEN, stored, case="stored"),
    *form("partners:import_columns", SEEN, SEEN, run),
    *write_only("partners:import_choose", DONE, run),
    *write_only("partners:import_choose_all", DONE, run, data=lambda _world: {"art": "new", "choice": "skip"}),
    *write_only("partners:import_check", DONE, run),
    *write_only("partners:import_apply", DONE, run),
    *read_only("partners:import_errors", SEEN, run),
    *form("partners:import_discard", SEEN, DONE, run),
    *write_only("partners:import_publish", DONE, stored),
    *form("partners:import_undo", SEEN, DONE, stored),
    *read_only("partners:import_progress", SEEN, run),
    *write_only("partners:import_again", DONE, run),
]

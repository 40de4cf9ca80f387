"""Doing the long steps of an import: at once for short lists, as a job with a progress bar for long ones."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction

from partners.domain.duplicates.searching import look_for_duplicates
from partners.enums import ImportState
from partners.models import ImportRun
from partners.states.import_run import APPLY, CHECK, FINISH, RENAME, SHOW, UNDO, move_run
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job
from portal.outbox.registry import Progress
from portal.shared.states import Move

from .applying import apply_run
from .checking import Report, silent
from .refusal import ImportRefused
from .undoing import undo_run
from .uploading import SMALL, check_run

JOB = "partners.import"
Step = Callable[..., None]


def _check(run: ImportRun, *, actor: Any, report: Report = silent) -> None:  # noqa: ARG001 -- the steps are called alike
    check_run(run, report)


# Per step: the move that begins it, what does it, and where the import goes when it cannot be done.
STEPS: dict[str, tuple[Move, Step, Move]] = {
    "check": (CHECK, _check, RENAME),
    "apply": (APPLY, apply_run, SHOW),
    "undo": (UNDO, undo_run, FINISH),
}


def begin(step: str, run: ImportRun, *, actor: Any) -> None:
    """Do a step of ``run``, or queue it when the list is long. Asked twice it is done once.

    What keeps it from being done stands in ``run.problem`` afterwards. Raises ``MoveRefused``.
    """
    move, _function, _back = STEPS[step]
    with transaction.atomic():
        if not move_run(move, run, actor=actor):
            return
        if run.rows.count() > SMALL:
            payload = {"run": run.pk, "step": step, "actor": getattr(actor, "pk", None)}
            run.job = enqueue_job(JOB, payload, key=f"import:{run.pk}:{step}:{uuid4()}", owner=actor)
            run.save(update_fields=["job"])
            return
        try:
            with transaction.atomic():
                _do(step, run, actor)
        except ImportRefused as refused:
            give_up(run, step, str(refused))
    run.refresh_from_db()


def work_on(job: Job, progress: Progress) -> None:
    """Do the step that ``job`` stands for, in one transaction; its progress is seen from outside meanwhile."""
    run = ImportRun.objects.get(pk=job.payload["run"])
    step = job.payload["step"]
    if run.state != STEPS[step][0].target:
        return
    actor = get_user_model()._default_manager.filter(pk=job.payload["actor"]).first()
    try:
        with progress.seen_from_outside() as report, transaction.atomic():
            _do(step, run, actor, report)
            with progress.completion():
                pass
    except ImportRefused as refused:
        with progress.completion():
            give_up(run, step, str(refused))


def _do(step: str, run: ImportRun, actor: Any, report: Any = None) -> None:
    _move, function, _back = STEPS[step]
    extra = {"report": report} if report else {}
    function(run, actor=actor, **extra)
    if step == "apply":
        look_for_duplicates(f"import {run.pk}")


def give_up(run: ImportRun, step: str, problem: str) -> None:
    """Lead the import back to where the step began and keep why."""
    run.refresh_from_db()
    run.problem = problem
    move_run(STEPS[step][2], run, save_fields=("problem",))


def give_up_job(job: Job) -> None:
    """Note that the job of an import was given up. Runs in the transaction that fails the job."""
    run = ImportRun.objects.filter(pk=job.payload["run"]).first()
    if run is not None and run.state in (ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING):
        give_up(run, job.payload["step"], job.error)

"""The states of a job and the moves between them.

    queued ──claim──▶ running ──finish──▶ done
       ▲                │ │ ▲
       ├──retry/release─┘ │ └─claim (by another worker, after the lease has run out)
       └──restart── failed ◀──fail── queued or running

A move is applied to a row that the caller has locked. Jobs are many and short-lived, so no history row is written.
"""

from typing import Any

from portal.outbox.models import Job
from portal.shared.states import Move, MoveRefused

QUEUED, RUNNING, DONE, FAILED = Job.State.QUEUED, Job.State.RUNNING, Job.State.DONE, Job.State.FAILED

CLAIM = Move("claim", frozenset({QUEUED, RUNNING}), RUNNING)
FINISH = Move("finish", frozenset({RUNNING}), DONE)
RETRY = Move("retry", frozenset({RUNNING}), QUEUED)
RELEASE = Move("release", frozenset({RUNNING}), QUEUED)
FAIL = Move("fail", frozenset({QUEUED, RUNNING}), FAILED)
RESTART = Move("restart", frozenset({FAILED}), QUEUED)

NO_WORKER: dict[str, Any] = {"lease": None, "leased_until": None, "handed_over_at": None}


def apply(job: Job, move: Move, **changes: Any) -> None:
    """Move ``job``, whose row the caller has locked, and store ``changes`` with it.

    Whatever leads away from ``running`` gives up the lease. ``job`` is refreshed.

    Raises ``MoveRefused`` when the state of ``job`` does not allow the move.
    """
    if job.state not in move.sources:
        raise MoveRefused(f"A job that is {job.state} cannot {move.name}.")
    if move is not CLAIM:
        changes = NO_WORKER | changes
    Job.objects.filter(pk=job.pk).update(state=move.target, **changes)
    job.refresh_from_db()

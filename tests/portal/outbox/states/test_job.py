"""The table of moves, and the database's own opinion about impossible jobs."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from portal.outbox.models import Job
from portal.outbox.states import job as states
from portal.shared.states import MoveRefused
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db
TRAITS = {"queued": {}, "running": {"running": True}, "done": {"done": True}, "failed": {"failed": True}}
ALLOWED = {
    "claim": {"queued", "running"},
    "finish": {"running"},
    "retry": {"running"},
    "release": {"running"},
    "fail": {"queued", "running"},
    "restart": {"failed"},
}
MOVES = [states.CLAIM, states.FINISH, states.RETRY, states.RELEASE, states.FAIL, states.RESTART]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_move_starts_from_the_states_it_says(move):
    assert {str(state) for state in move.sources} == ALLOWED[move.name]


@pytest.mark.parametrize(
    ("move", "state"),
    [(move, state) for move in MOVES for state in TRAITS if state not in ALLOWED[move.name]],
    ids=lambda value: getattr(value, "name", value),
)
def test_move_from_another_state_is_refused(move, state):
    job = JobFactory(**TRAITS[state])
    with pytest.raises(MoveRefused):
        states.apply(job, move)
    job.refresh_from_db()
    assert job.state == state


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "running"}, "job_leased_exactly_while_running"),
        ({"lease": "0" * 32, "leased_until": timezone.now()}, "job_leased_exactly_while_running"),
        ({"state": "done"}, "job_finished_has_time"),
        ({"finished_at": timezone.now()}, "job_finished_has_time"),
        ({"state": "failed", "finished_at": timezone.now()}, "job_failed_says_why"),
        ({"progress": 3, "progress_total": 2}, "job_progress_within_total"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_database_refuses_impossible_jobs(changes, constraint):
    job = JobFactory()
    with pytest.raises(IntegrityError, match=constraint):
        Job.objects.filter(pk=job.pk).update(**changes)

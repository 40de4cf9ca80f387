"""Who is answered what: addresses of ``outbox``. A job is found by the person who asked for it, by nobody else."""

from typing import Any

from tests.access.identities import Identity, World
from tests.access.matrix import Row, only, read_only, write_only
from tests.factories.outbox import JobFactory

OWNER = {Identity.MINISTRY_EDITOR}


def prepare(world: World) -> None:
    """Create a job of the ministry's editor; the ministry's lead does not see it here."""
    world.extra["job"] = JobFactory(owner=world.users[Identity.MINISTRY_EDITOR], done=True)


def job(world: World) -> dict[str, Any]:
    """Return the arguments of the job's addresses."""
    return {"job_id": world.extra["job"].pk}


ROWS: list[Row] = [
    *read_only("outbox:job", only(OWNER, 200), job),
    *read_only("outbox:job_progress", only(OWNER, 200), job),
    *write_only("outbox:job_restart", only(OWNER, 302), job),
]

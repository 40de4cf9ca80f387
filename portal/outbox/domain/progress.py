"""What a handler gets besides its job: a way to tell how far it is and to store its effect once."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import translation
from django.utils.functional import Promise

from portal.outbox.models import Job
from portal.outbox.states import job as states

from .lease import lock_held_job, renew_lease

WRITE_INTERVAL_SECONDS = 0.5
STEP_LENGTH = 200


def source_text(text: str | Promise) -> str:
    """Return a translatable text in its source language, as it is stored, to be translated for each reader."""
    with translation.override(None):
        return str(text)


def _close_connection() -> None:
    """Close the connection of the thread that calls: looked up there, not where it is asked for."""
    connection.close()


class Progress:
    """How far a job is, and the two ways to store its effect; every call needs the lease to be held still."""

    def __init__(self, job_id: UUID, lease: UUID) -> None:
        self._job_id = job_id
        self._lease = lease
        self._written_at = float("-inf")
        self._written_step: str | None = None

    def report(self, step: str | Promise, done: int = 0, total: int = 0) -> None:
        """Store that ``done`` of ``total`` units of ``step`` are done and renew the lease.

        ``step`` is a lazy translation or English source text; readers see it in their language. Calls that follow
        each other within half a second in the same step are left out, except the last one of a step.

        Raises ``LeaseLost`` when another worker has the job, ``ValueError`` when ``done`` is not within ``total``.
        """
        if not 0 <= done <= total:
            raise ValueError(f"{done} of {total} is no progress.")
        text = source_text(step)[:STEP_LENGTH]
        now = time.monotonic()
        if text == self._written_step and done < total and now - self._written_at < WRITE_INTERVAL_SECONDS:
            return
        renew_lease(self._job_id, self._lease, step=text, progress=done, progress_total=total)
        self._written_step, self._written_at = text, now

    @contextmanager
    def seen_from_outside(self) -> Iterator[Callable[[str | Promise, int, int], None]]:
        """Give a ``report`` that people see at once although the caller is within a long transaction.

        It writes over a connection of its own. Not to be called after ``effect()`` or ``completion()`` has begun:
        they hold the row of the job.
        """
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="progress") as outside:

            def report(step: str | Promise, done: int = 0, total: int = 0) -> None:
                outside.submit(self.report, step, done, total).result()

            try:
                yield report
            finally:
                outside.submit(_close_connection).result()

    @contextmanager
    def effect(self) -> Iterator[Job]:
        """Open a transaction that is committed only if the job is still this worker's.

        The row of the job stays locked until the end, so nobody can take the job meanwhile. Keep it short. Use it for
        each effect but the last; the handler may run again after it, so it must find its own traces.

        Raises ``LeaseLost`` before the body runs.
        """
        with transaction.atomic():
            yield lock_held_job(self._job_id, self._lease)

    @contextmanager
    def completion(self) -> Iterator[Job]:
        """Like ``effect``, and the job is done in the same transaction: the effect happens exactly once.

        Raises ``LeaseLost`` before the body runs.
        """
        with self.effect() as job:
            yield job
            states.apply(job, states.FINISH, finished_at=Now(), progress=job.progress_total, error="", error_detail="")

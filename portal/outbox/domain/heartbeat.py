"""A thread that renews the lease while a handler is busy, perhaps blocked in a subprocess for a minute.

It lives and dies with the worker's process: a killed worker renews nothing, so its lease runs out.
"""

import logging
import threading
from types import TracebackType
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from .lease import LeaseLost, renew_lease

logger = logging.getLogger(__name__)
BEATS_PER_LEASE = 3
JOIN_SECONDS = 5


class Heartbeat:
    """Renews the lease of a job every third of its length, from entry to exit of the ``with`` block."""

    def __init__(self, job_id: UUID, lease: UUID) -> None:
        self._job_id = job_id
        self._lease = lease
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"heartbeat-{job_id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(JOIN_SECONDS)

    def _beat(self) -> None:
        try:
            while not self._stop.wait(settings.OUTBOX_LEASE_SECONDS / BEATS_PER_LEASE):
                if not self._renew():
                    return
        finally:
            connection.close()

    def _renew(self) -> bool:
        try:
            renew_lease(self._job_id, self._lease)
        except LeaseLost:
            return False
        except (DatabaseError, InterfaceError):
            # The database may be back before the lease runs out.
            logger.warning("The lease of job %s could not be renewed", self._job_id, exc_info=True)
            connection.close()
        return True

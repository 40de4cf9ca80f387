"""The outbox's real workers, for builds."""

from tests.portal.outbox.conftest import sent
from tests.portal.outbox.services.conftest import parents, processes, their_folder

__all__ = ["parents", "processes", "sent", "their_folder"]

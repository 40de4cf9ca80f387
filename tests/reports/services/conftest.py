"""The outbox's real workers, for builds."""

from tests.portal.outbox.conftest import sent
from tests.portal.outbox.services.conftest import processes

__all__ = ["processes", "sent"]

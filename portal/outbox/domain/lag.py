"""How far the workers are behind."""

from datetime import timedelta

from django.db.models import F, Max
from django.db.models.functions import Now

from portal.outbox.models import Job


def lag_seconds() -> int:
    """Return for how many seconds the oldest due job has been waiting for a worker; 0 when none waits."""
    waiting: timedelta | None = Job.objects.due().aggregate(waiting=Max(Now() - F("due_at")))["waiting"]
    return int(waiting.total_seconds()) if waiting else 0

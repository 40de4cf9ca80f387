"""Who does what until when: taken from the version that is valid, ticked by either side."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cooperations.models import AgreedTask, AgreementVersion, Cooperation
from cooperations.permissions.cooperation import can_tick_task

from .content import from_json


def take_over_tasks(cooperation: Cooperation, version: AgreementVersion) -> None:
    """Store the tasks of a version that has just become valid; what was done under an older one stays done."""
    parties = dict(cooperation.parties.values_list("pk", "organisation"))
    done = {
        row.uid: row
        for row in AgreedTask.objects.filter(cooperation=cooperation, done_at__isnull=False).order_by("version__number")
    }
    for task in from_json(version.content).tasks:
        before = done.get(task.uid)
        AgreedTask.objects.get_or_create(
            version=version,
            uid=task.uid,
            defaults={
                "cooperation": cooperation,
                "what": task.what,
                "owner_side": task.owner_side,
                "owner_id": parties.get(task.owner_party) if task.owner_party else None,
                "by": task.by,
                "done_at": before.done_at if before else None,
                "done_by": before.done_by if before else None,
            },
        )


def tasks_of(cooperation: Cooperation) -> QuerySet[AgreedTask]:
    """Return the tasks of the valid version, those with the next date first. One query."""
    rows = AgreedTask.objects.filter(cooperation=cooperation, version=cooperation.valid_version_id)
    return rows.select_related("owner", "done_by").order_by("by", "pk")


@transaction.atomic
def tick_task(task: AgreedTask, *, done: bool, actor: Any) -> bool:
    """Say that a task is done, or not after all. False when that was said before. Raises ``PermissionDenied``."""
    locked = AgreedTask.objects.select_for_update().select_related("cooperation").get(pk=task.pk)
    if not can_tick_task(actor, locked.cooperation):
        raise PermissionDenied
    if (locked.done_at is not None) == done:
        return False
    locked.done_at = timezone.now() if done else None
    locked.done_by = actor if done else None
    locked.save(update_fields=["done_at", "done_by"])
    return True

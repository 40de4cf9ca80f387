"""Where an event was written about, and whether all who took part got to see it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.domain.hooks import has_changed
from events.models import Event, PressItem
from events.permissions.after import can_write_after

from .writing import event_to_write


@transaction.atomic
def add_press(  # noqa: PLR0913 -- what an article is known by
    event: Event, *, title: str, url: str, on: date, is_shared: bool, actor: Any
) -> PressItem:
    """Keep an article; the same address given twice is one. Raises ``PermissionDenied``."""
    present = event_to_write(event, actor, can_write_after)
    shared_at = timezone.now() if is_shared else None
    known = PressItem.objects.filter(event=present, title=title, url=url, on=on).first()
    if known is not None:
        if is_shared and known.shared_at is None:
            known.shared_at = shared_at
            known.save(update_fields=["shared_at"])
        return known
    item = PressItem.objects.create(event=present, title=title, url=url, on=on, shared_at=shared_at)
    has_changed(present, "press")
    return item


@transaction.atomic
def remove_press(event: Event, pk: int, *, actor: Any) -> bool:
    """Take an article away; False when it is gone already. Raises ``PermissionDenied``."""
    present = event_to_write(event, actor, can_write_after)
    removed, _rows = PressItem.objects.filter(event=present, pk=pk).delete()
    if removed:
        has_changed(present, "press")
    return bool(removed)

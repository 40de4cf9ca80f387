"""What people leave at an item: comments, files, whose turn it is, a day of their own.

Every verb locks the list, then the item, and refuses closed lists and dropped items with ``MoveRefused``.
"""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from checklists.domain.locking import locked_checklist
from checklists.domain.replanning import replan
from checklists.models import LARGEST_FILE, MOST_FILES, Checklist, ItemComment, ItemFile, ItemState
from partners.models import Organisation
from portal.shared.states import MoveRefused
from portal.shared.uploads.checked import CheckedFile, Refusal, UploadLimits, check_files

FOLDER: Final = "checklists"
_LIMITS: Final = UploadLimits(most=1, largest=LARGEST_FILE, largest_together=LARGEST_FILE)


class FileRefused(Exception):
    """The file is not taken; the message says why. Nothing was stored."""


class StalePlan(Exception):
    """Somebody else planned the item meanwhile. ``current`` is what they said; nothing was stored."""

    def __init__(self, current: "ItemPlan") -> None:
        super().__init__()
        self.current = current


@dataclass(frozen=True)
class ItemPlan:
    """Who does an item (a person, or a side, or "" as the template says) and until when, if people chose a day."""

    user_id: int | None = None
    side: str = ""
    due_on: date | None = None

    @classmethod
    def of(cls, row: ItemState) -> "ItemPlan":
        """Return the plan that ``row`` holds."""
        return cls(row.assigned_user_id, row.assigned_side, row.own_due_on)


@transaction.atomic
def comment(checklist: Checklist, key: str, *, actor: Any, organisation: Organisation, text: str) -> ItemComment:
    """Let ``actor`` say ``text`` about an item for ``organisation``. The same said twice in a row counts once."""
    row = _locked_row(checklist, key)
    last = row.comments.order_by("-at", "-pk").first()
    if last is not None and (last.author_id, last.organisation_id, last.text) == (actor.pk, organisation.pk, text):
        return last
    return ItemComment.objects.create(answer=row, author=actor, organisation=organisation, text=text)


@transaction.atomic
def remove_comment(checklist: Checklist, key: str, pk: int, *, actor: Any) -> bool:
    """Take a comment of ``actor`` back: its text is gone, that there was one stays. False where it is gone already.

    Raises ``ItemComment.DoesNotExist`` for those of others.
    """
    row = _locked_row(checklist, key)
    said = ItemComment.objects.select_for_update().get(answer=row, pk=pk, author=actor)
    if said.removed_at is not None:
        return False
    said.text, said.removed_at = "", timezone.now()
    said.save()
    return True


def attach(checklist: Checklist, key: str, *, actor: Any, name: str, content: bytes) -> ItemFile:
    """Keep a file as proof of an item, written anew without what could do harm. Takes up to 20 seconds.

    Raises ``FileRefused``.
    """
    checked = check_files([(name, content)], _LIMITS)[0]
    if checked.refused_why:
        raise FileRefused(_REASONS[Refusal(checked.refused_why)]())
    stored = default_storage.save(f"{FOLDER}/{uuid.uuid4()}", ContentFile(checked.content))
    kept = ""
    try:
        file = _keep(checklist, key, actor, checked, stored)
        kept = str(file.file)
    finally:
        if kept != stored:
            default_storage.delete(stored)
    return file


@transaction.atomic
def remove_file(checklist: Checklist, key: str, pk: int, *, actor: Any) -> bool:
    """Delete a file; its name stays in the history. False where it is gone already.

    Raises ``ItemFile.DoesNotExist``.
    """
    row = _locked_row(checklist, key)
    file = ItemFile.objects.select_for_update().get(answer=row, pk=pk)
    if file.removed_at is not None:
        return False
    name = str(file.file)
    file.file, file.removed_by, file.removed_at = "", actor, timezone.now()
    file.save()
    transaction.on_commit(lambda: default_storage.delete(name))
    return True


@transaction.atomic
def plan_item(checklist: Checklist, key: str, *, actor: Any, plan: ItemPlan, seen: ItemPlan) -> bool:
    """Say who does an item and until when. ``seen`` is what ``actor`` saw; returns False if nothing changes.

    Raises ``StalePlan`` when somebody else has planned it meanwhile.
    """
    row = _locked_row(checklist, key)
    current = ItemPlan.of(row)
    if plan == current:
        return False
    if seen != current:
        raise StalePlan(current)
    row.assigned_user_id, row.assigned_side, row.own_due_on = plan.user_id, plan.side, plan.due_on
    row.planned_by = actor
    row.save(update_fields=["assigned_user", "assigned_side", "own_due_on", "planned_by"])
    replan(row.checklist)
    return True


@transaction.atomic
def _keep(checklist: Checklist, key: str, actor: Any, checked: CheckedFile, stored: str) -> ItemFile:
    row = _locked_row(checklist, key)
    digest = hashlib.sha256(checked.content).hexdigest()
    kept = list(row.files.filter(removed_at=None))
    for same in kept:
        if same.sha256 == digest:
            return same
    if len(kept) >= MOST_FILES:
        raise FileRefused(_too_many())
    return ItemFile.objects.create(
        answer=row,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        sha256=digest,
        file=stored,
        by=actor,
    )


def _locked_row(checklist: Checklist, key: str) -> ItemState:
    locked = locked_checklist(checklist)
    row = ItemState.objects.select_for_update(of=("self",)).select_related("item").get(checklist=locked, key=key)
    if row.item.version_id != locked.version_id:
        raise MoveRefused(_("This item is no longer part of the list; it can only be read."))
    return row


def _too_many() -> str:
    return _("An item has three files at most. Please remove one first.")


_REASONS = {
    Refusal.KIND: lambda: _("Only PDF, pictures (JPEG, PNG, WebP) and plain text can be kept. Please use PDF."),
    Refusal.BROKEN: lambda: _("The file cannot be opened, or it has a password."),
    Refusal.TOO_LARGE: lambda: _("A file may have 5 MB."),
    Refusal.TOO_MANY: _too_many,
}

"""How long the contents of a list are kept: as short as looking through it and taking it back need (decision 0020)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from partners.enums import ImportState
from partners.models import ImportRow, ImportRun

from .uploading import discard_run

# Lists that nobody went on with.
ABANDONED_AFTER = timedelta(days=14)
# How long a stored import can be taken back.
UNDO_WITHIN = timedelta(days=90)


def can_still_undo(run: ImportRun) -> bool:
    """Say whether what the import did is still known."""
    return run.state == ImportState.APPLIED and not run.is_cleared


def clear_imports() -> int:
    """Discard abandoned lists and forget the contents of old ones; return how many. Safe to repeat, run it daily.

    That an import happened, by whom and which organisations it added stays.
    """
    now = timezone.now()
    abandoned = ImportRun.objects.filter(
        state__in=(ImportState.MAPPING, ImportState.PREVIEW), updated_at__lt=now - ABANDONED_AFTER
    )
    cleared = 0
    for run in abandoned:
        discard_run(run, actor=None)
        cleared += 1
    old = ImportRun.objects.filter(
        state__in=(ImportState.APPLIED, ImportState.UNDONE), applied_at__lt=now - UNDO_WITHIN, is_cleared=False
    )
    for run in old:
        with transaction.atomic():
            rows = ImportRow.objects.filter(run=run)
            rows.update(values={}, warnings=[], suspects=[], changes=[], after={})
            run.is_cleared = True
            run.save(update_fields=["is_cleared"])
        cleared += 1
    return cleared

"""Files that show that an item is done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .answer import ItemState
from .list_triggers import file_history, files_are_few, part_counts

MOST_FILES = 3
LARGEST_FILE = 5 * 1024 * 1024


class ItemFile(models.Model):
    """One file, written anew without what could do harm. When it is removed, its name stays in the history."""

    answer = models.ForeignKey(ItemState, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=50)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="checklists/", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "file of an item"
        verbose_name_plural = "files of items"
        triggers = [files_are_few(MOST_FILES), file_history(), part_counts("file_counts", "removed_at")]
        constraints = [
            models.CheckConstraint(
                name="item_file_there_or_removed",
                condition=Q(removed_at=None, removed_by=None) & ~Q(file="") | Q(removed_at__isnull=False, file=""),
            ),
            models.CheckConstraint(name="item_file_not_too_large", condition=Q(size__gt=0, size__lte=LARGEST_FILE)),
            models.CheckConstraint(name="item_file_measured", condition=Q(sha256__regex="^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.name

"""What people say to each other about an item."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation

from .answer import ItemState
from .list_triggers import comment_stays, part_counts

LONGEST_COMMENT = 2000


class ItemComment(models.Model):
    """One comment, written for ``organisation``. Its author may take it back: that there was one stays."""

    answer = models.ForeignKey(ItemState, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=LONGEST_COMMENT, blank=True)
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "comment on an item"
        verbose_name_plural = "comments on items"
        triggers = [comment_stays(), part_counts("comment_counts", "removed_at")]
        constraints = [
            models.CheckConstraint(
                name="comment_said_or_removed",
                condition=Q(text="", removed_at__isnull=False) | ~Q(text="") & Q(removed_at=None),
                violation_error_message=_("Please write something."),
            ),
            models.CheckConstraint(
                name="comment_not_too_long", condition=LessThanOrEqual(Length("text"), LONGEST_COMMENT)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.at}"

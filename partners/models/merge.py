"""What was merged into what, with both originals, and what was undone. Written once, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.shared.models import AppendOnlyModel

from .organisation import Organisation


class Merge(AppendOnlyModel):
    """One organisation became part of another.

    ``snapshot`` holds both sides as they were: every row that points to them, by table; of people only the ids,
    because what is known of a person is not kept behind their back. ``steps`` are the changes that were made, in
    order, each with table, id and values before and after: undoing takes them back.
    """

    source = models.ForeignKey(
        Organisation, verbose_name=_("merged"), on_delete=models.PROTECT, related_name="merges_away"
    )
    target = models.ForeignKey(
        Organisation, verbose_name=_("merged into"), on_delete=models.PROTECT, related_name="merges_here"
    )
    snapshot = models.JSONField(_("both originals"))
    choices = models.JSONField(_("chosen"))
    steps = models.JSONField(_("steps"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-at", "-pk"]
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.CheckConstraint(
                name="merge_of_two",
                condition=~models.Q(source=models.F("target")),
                violation_error_message=_("An organisation cannot be merged with itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class MergeUndo(AppendOnlyModel):
    """A merge was taken back."""

    merge = models.OneToOneField(Merge, verbose_name=_("merge"), on_delete=models.PROTECT, related_name="undo")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        verbose_name = _("undone merge")
        verbose_name_plural = _("undone merges")

    def __str__(self) -> str:
        return str(self.merge)

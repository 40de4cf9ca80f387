"""What ministry and partner say to each other about a passage of a report."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.enums import ReviewSide

from .contribution import Contribution


class ReviewComment(models.Model):
    """A comment on a passage of one version of a contribution, or an answer to one.

    The passage is kept as it was: ``quote`` is ``start`` to ``end`` of what block ``block`` of the version reads. What
    somebody wrote is never changed; only that it is done is noted.
    """

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.PROTECT, related_name="comments"
    )
    version = models.PositiveIntegerField(_("version"))
    block = models.PositiveIntegerField(_("paragraph"))
    start = models.PositiveIntegerField(_("from letter"))
    end = models.PositiveIntegerField(_("to letter"))
    quote = models.TextField(_("passage"))
    prefix = models.CharField(_("before it"), max_length=80, blank=True)
    suffix = models.CharField(_("after it"), max_length=80, blank=True)
    reply_to = models.ForeignKey(
        "self", verbose_name=_("answer to"), on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    text = models.TextField(_("comment"))
    side = models.CharField(_("side"), max_length=8, choices=ReviewSide.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("done at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects: ClassVar[models.Manager["ReviewComment"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        triggers = [
            pgtrigger.Protect(name="comment_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="comment_as_written", exclude=["resolved_at", "resolved_by"]),
        ]
        constraints = [
            models.CheckConstraint(name="comment_has_text", condition=~models.Q(text="")),
            models.CheckConstraint(name="comment_on_a_passage", condition=models.Q(end__gt=models.F("start"))),
        ]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.text[:60]}"

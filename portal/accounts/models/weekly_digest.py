"""The weekly overview: one mail per person and week with what is open."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Message

from .signed_link import SignedLink


class WeeklyDigest(models.Model):
    """One weekly overview: whom it goes to, what it tells, and the link in it that ends such mails.

    ``week`` is the ISO week ("2026-W47"). ``told`` are the fingerprints of its lines: before it is sent, they are
    compared with what is open then. A mail that was not sent after all is ``withdrawn_at``; the next one is written
    anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="weekly_digests"
    )
    week = models.CharField(_("week"), max_length=8)
    message = models.OneToOneField(
        Message, verbose_name=_("message"), on_delete=models.CASCADE, related_name="weekly_digest"
    )
    link = models.OneToOneField(
        SignedLink, verbose_name=_("link"), on_delete=models.CASCADE, related_name="weekly_digest"
    )
    told = ArrayField(models.CharField(max_length=64), verbose_name=_("lines"), default=list)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("not sent after all"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("weekly overview")
        verbose_name_plural = _("weekly overviews")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "week"],
                condition=models.Q(withdrawn_at=None),
                name="weekly_digest_once",
                violation_error_message=_("This person has the overview of the week already."),
            ),
            models.CheckConstraint(
                name="weekly_digest_week",
                condition=models.Q(week__regex=r"^\d{4}-W\d{2}$"),
                violation_error_message=_("A week is written like 2026-W47."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.week})"

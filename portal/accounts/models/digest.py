"""Overviews of what is open: one mail per person and week, one a day where something is urgent."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Message

from .signed_link import SignedLink


class Rhythm(models.TextChoices):
    """How often such mails come: one a week with all that is open, one a day with what is urgent."""

    WEEKLY = "weekly", _("weekly")
    DAILY = "daily", _("daily")


class Digest(models.Model):
    """One overview: whom it goes to, what it tells, and the link in it that ends such mails.

    ``period`` is the ISO week ("2026-W47") or the day ("2026-11-23"). ``told`` are the fingerprints of its lines:
    before it is sent, they are compared with what is open then. A mail that was not sent after all is
    ``withdrawn_at``; the next one is written anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="digests"
    )
    rhythm = models.CharField(_("rhythm"), max_length=6, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    period = models.CharField(_("week or day"), max_length=10)
    message = models.OneToOneField(Message, verbose_name=_("message"), on_delete=models.CASCADE, related_name="digest")
    link = models.OneToOneField(SignedLink, verbose_name=_("link"), on_delete=models.CASCADE, related_name="digest")
    told = ArrayField(models.CharField(max_length=64), verbose_name=_("lines"), default=list)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("not sent after all"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("overview by e-mail")
        verbose_name_plural = _("overviews by e-mail")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "period"],
                condition=models.Q(withdrawn_at=None),
                name="digest_once",
                violation_error_message=_("This person has the overview already."),
            ),
            models.CheckConstraint(
                name="digest_period",
                condition=models.Q(rhythm=Rhythm.WEEKLY, period__regex=r"^\d{4}-W\d{2}$")
                | models.Q(rhythm=Rhythm.DAILY, period__regex=r"^\d{4}-\d{2}-\d{2}$"),
                violation_error_message=_("A week is written like 2026-W47, a day like 2026-11-23."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.period})"

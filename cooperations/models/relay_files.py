"""Files in messages, and the mails as they came."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.inbound import InboundOutcome
from cooperations.enums.relay import FileRefusal

from .relay import RelayMail


class RelayAttachment(models.Model):
    """A file of a message: written anew without what could do harm, or refused with the reason."""

    mail = models.ForeignKey(RelayMail, verbose_name=_("message"), on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(_("file name"), max_length=100)
    content_type = models.CharField(_("type of the content"), max_length=100, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    file = models.FileField(_("file"), max_length=200, blank=True)
    refused_why = models.CharField(_("refused because"), max_length=9, choices=FileRefusal.choices, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("file of a message")
        verbose_name_plural = _("files of messages")
        constraints = [
            models.CheckConstraint(
                name="relay_file_or_reason",
                condition=(models.Q(file="") & ~models.Q(refused_why=""))
                | (~models.Q(file="") & models.Q(refused_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InboundMail(models.Model):
    """A mail as it lay in the mailbox. Its bytes stand in the row, so that reading and keeping are one transaction."""

    digest = models.CharField(_("checksum"), max_length=64, unique=True)
    # Of a mail that is too large only the beginning, for its headers.
    raw = models.BinaryField(_("mail"))
    size = models.PositiveIntegerField(_("size in bytes"))
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=9, choices=InboundOutcome.choices, default=InboundOutcome.NEW)

    objects: ClassVar[models.Manager["InboundMail"]] = models.Manager()

    class Meta:
        ordering = ["received_at", "pk"]
        verbose_name = _("mail received")
        verbose_name_plural = _("mails received")
        indexes = [models.Index(fields=["received_at"], name="inbound_received")]
        constraints = [
            models.CheckConstraint(name="inbound_outcome_known", condition=models.Q(outcome__in=InboundOutcome.values)),
        ]

    def __str__(self) -> str:
        return f"{self.received_at:%Y-%m-%d %H:%M} ({self.get_outcome_display()})"

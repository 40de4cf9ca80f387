"""A message: a mail that must be sent once after the change that asked for it is committed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .job import Job


class Message(models.Model):
    """A mail ready to be sent; the job says whether it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.OneToOneField(Job, verbose_name=_("job"), on_delete=models.CASCADE, related_name="message")
    recipient = models.EmailField(_("recipient"))
    language = models.CharField(_("language"), max_length=8, default="de")
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    reason = models.CharField(_("why the person gets it"), max_length=200)
    unsubscribe_url = models.URLField(_("address for unsubscribing"), blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return self.subject

"""A message: a mail that must be sent once after the change that asked for it is committed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .job import Job


class Message(models.Model):
    """A mail ready to be sent; the job says whether it was.

    ``guard`` names the function that is asked right before sending (``portal.outbox.guards``). ``requested`` are mails
    that the recipient has just asked for: they are tried even at an address that returned mails. ``withheld`` says why
    a job that is done sent nothing. ``forgets``: the text holds a secret, it is emptied as soon as the mail is out.
    ``thread`` is a number that mails of one conversation share, so that mail programs show them together.
    """

    class Withheld(models.TextChoices):
        """Why a mail was not sent although its job is done."""

        OUTDATED = "outdated", _("no longer needed")
        UNDELIVERABLE = "undeliverable", _("the address returned earlier mails")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.OneToOneField(Job, verbose_name=_("job"), on_delete=models.CASCADE, related_name="message")
    recipient = models.EmailField(_("recipient"))
    language = models.CharField(_("language"), max_length=8, default="de")
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    reason = models.CharField(_("why the person gets it"), max_length=200)
    unsubscribe_url = models.URLField(_("address for unsubscribing"), blank=True)
    guard = models.CharField(_("asked before sending"), max_length=60, blank=True, editable=False)
    requested = models.BooleanField(_("asked for by the recipient"), default=False)
    withheld = models.CharField(_("not sent because"), max_length=16, choices=Withheld.choices, blank=True)
    forgets = models.BooleanField(_("text is not kept"), default=False)
    from_name = models.CharField(_("name of the sender"), max_length=120, blank=True)
    from_address = models.EmailField(_("address of the sender"), blank=True)
    reply_to = models.EmailField(_("address for answers"), blank=True)
    thread = models.UUIDField(_("conversation"), null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return self.subject

"""Links in the mails about a request, for people without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import SignedLink

from .request import ContactRequest


class RequestLink(models.Model):
    """A link by which one recipient of a mail says no without an account.

    One per recipient and occasion: whatever asks for a mail a thousand times, it is written once.
    """

    class Stage(models.TextChoices):
        """In which mail the link stands."""

        FIRST = "first", _("first mail")
        REMINDER = "reminder", _("reminder")

    request = models.ForeignKey(
        ContactRequest, verbose_name=_("contact request"), on_delete=models.CASCADE, related_name="links"
    )
    link = models.OneToOneField(
        SignedLink, verbose_name=_("link"), on_delete=models.CASCADE, related_name="contact_request"
    )
    stage = models.CharField(_("mail"), max_length=8, choices=Stage.choices)
    recipient = models.CharField(_("recipient"), max_length=20)

    class Meta:
        verbose_name = _("link of a contact request")
        verbose_name_plural = _("links of contact requests")
        constraints = [
            models.UniqueConstraint(fields=["request", "stage", "recipient"], name="request_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.request} ({self.get_stage_display()})"

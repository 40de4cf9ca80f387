"""Mails that came back, and by that the addresses that take none."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .message import Message


class BounceQuerySet(models.QuerySet["Bounce"]):
    """Selections of bounces."""

    def lasting(self) -> Self:
        """Keep those for which an address gets no more mails: permanent, and nobody has put it right."""
        return self.filter(is_permanent=True, resolved_at=None)


class Bounce(models.Model):
    """One report that a mail could not be delivered. An address is marked as long as it has a lasting one.

    There is no mark on users or contact persons: whoever has the address is concerned, and a corrected address is
    free of it at once.
    """

    digest = models.CharField(_("mark of the report"), max_length=64, unique=True)
    message = models.ForeignKey(
        Message, verbose_name=_("message"), on_delete=models.SET_NULL, null=True, related_name="bounces"
    )
    address = models.EmailField(_("address"))
    status = models.CharField(_("status"), max_length=12, help_text=_("Enhanced status code, RFC 3463."))
    diagnostic = models.CharField(_("answer of the mail server"), max_length=200, blank=True)
    is_permanent = models.BooleanField(_("permanent"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("put right at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Bounce"]] = BounceQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("returned mail")
        verbose_name_plural = _("returned mails")
        indexes = [
            models.Index(
                fields=["address"],
                name="bounce_lasting",
                condition=models.Q(is_permanent=True, resolved_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="bounce_address_in_lower_case",
                condition=models.Q(address=models.functions.Lower("address")),
                violation_error_message=_("Addresses are compared in lower case."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} ({self.status})"

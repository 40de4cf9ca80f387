"""Reports of misuse."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.side import Side
from partners.models import Organisation

from .request import ContactRequest


class MisuseReport(models.Model):
    """One side reports a request to an intermediary or the ministry."""

    request = models.ForeignKey(
        ContactRequest, verbose_name=_("contact request"), on_delete=models.CASCADE, related_name="misuse_reports"
    )
    by_side = models.CharField(
        _("side"), max_length=8, choices=[each for each in Side.choices if each[0] != Side.MEDIATOR]
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reported by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    addressee = models.ForeignKey(
        Organisation, verbose_name=_("reported to"), on_delete=models.PROTECT, related_name="misuse_reports"
    )
    text = models.CharField(_("what happened"), max_length=2000)
    at = models.DateTimeField(_("at"), default=timezone.now)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    settled_text = models.CharField(_("what was done"), max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("misuse report")
        verbose_name_plural = _("misuse reports")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "by_side"],
                name="misuse_reported_once",
                condition=models.Q(settled_at=None),
                violation_error_message=_("Your side has reported this request already."),
            ),
            models.CheckConstraint(name="misuse_by_a_side", condition=models.Q(by_side__in=[Side.EMPLOYER, Side.MSO])),
        ]

    def __str__(self) -> str:
        return f"{self.request} ({self.get_by_side_display()})"

"""More time for one report."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.shared.models import AppendOnlyModel

from .report import Report


class Extension(AppendOnlyModel):
    """The ministry's word that a partner may hand in later; the newest one counts."""

    report = models.ForeignKey(Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField(_("until"))
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-pk"]
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        constraints = [models.CheckConstraint(name="extension_has_reason", condition=~models.Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.report}, {self.until}"


def newest_extension() -> dict[str, Any]:
    """Return annotations of reports: ``extension_until`` and ``extension_at`` of the newest extension."""
    newest = Extension.objects.filter(report=models.OuterRef("pk")).order_by("-pk")
    return {
        "extension_until": models.Subquery(newest.values("until")[:1]),
        "extension_at": models.Subquery(newest.values("at")[:1]),
    }

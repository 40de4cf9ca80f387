"""What people answered to findings of the preflight. The findings themselves are computed, never stored."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .contribution import Contribution


class PreflightAnswer(models.Model):
    """Somebody looked at a finding and says the passage may stand as it is ("correct as printed").

    Kept by the hash of rule and passage: it holds as long as the passage is not changed, whatever happens around it.
    """

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.CASCADE, related_name="preflight_answers"
    )
    rule = models.CharField(_("rule"), max_length=40)
    passage_hash = models.CharField(_("hash of the passage"), max_length=64)
    note = models.CharField(_("reason"), max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    for_ministry = models.BooleanField(_("for the ministry"), default=False)
    at = models.DateTimeField(_("at"), auto_now=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer to a finding")
        verbose_name_plural = _("answers to findings")
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "rule", "passage_hash"],
                name="one_answer_per_passage",
                violation_error_message=_("This finding is answered already."),
            ),
            models.CheckConstraint(
                name="preflight_hash_is_sha256", condition=models.Q(passage_hash__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.rule}"

"""A yes or no to one text."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.confirmation import Answer, AnswerWay
from portal.shared.models import AppendOnlyModel

from .confirmation_triggers import confirmation_fits
from .frozen import AgreementVersion
from .signatory import NAME_LENGTH, TEXT_LENGTH, Signatory


class Confirmation(AppendOnlyModel):
    """One person's yes or no to one text, with name and function as given then. It is never changed.

    ``reason`` of a no is for the person's own organisation, and for the others if ``reason_shared``.
    """

    version = models.ForeignKey(
        AgreementVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="confirmations"
    )
    signatory = models.ForeignKey(
        Signatory, verbose_name=_("signatory"), on_delete=models.PROTECT, related_name="confirmations"
    )
    answer = models.CharField(_("answer"), max_length=3, choices=Answer.choices)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    function = models.CharField(_("function"), max_length=NAME_LENGTH)
    sha256 = models.CharField(_("checksum of the text"), max_length=64)
    way = models.CharField(_("way"), max_length=12, choices=AnswerWay.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    language = models.CharField(_("language of the page"), max_length=8, choices=settings.LANGUAGES)
    reason = models.CharField(_("reason"), max_length=TEXT_LENGTH, blank=True)
    reason_shared = models.BooleanField(_("the other side may read the reason"), default=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["at", "pk"]
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(fields=["version", "signatory"], name="confirmation_once"),
            models.CheckConstraint(name="confirmation_answer_known", condition=models.Q(answer__in=Answer.values)),
            models.CheckConstraint(
                name="confirmation_has_name_and_function", condition=~models.Q(name="") & ~models.Q(function="")
            ),
            models.CheckConstraint(
                name="confirmation_signed_in_has_account",
                condition=~models.Q(way=AnswerWay.SIGNED_IN) | models.Q(user__isnull=False),
            ),
            models.CheckConstraint(
                name="confirmation_only_a_no_has_a_reason",
                condition=models.Q(answer=Answer.NO) | models.Q(reason="", reason_shared=False),
            ),
        ]
        triggers = [*AppendOnlyModel.Meta.triggers, confirmation_fits()]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_answer_display()}"

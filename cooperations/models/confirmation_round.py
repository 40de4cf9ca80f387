"""The boards are asked about one version of an agreement: a round of confirmations."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperations.enums.confirmation import RoundState
from portal.shared.models import TransitionModel
from portal.shared.models.state_triggers import begins_as, moves

from .confirmation_triggers import round_complete_rule_met, round_fits
from .cooperation import Cooperation
from .frozen import AgreementVersion

CLOSED = [each.value for each in RoundState if each != RoundState.OPEN]


class ConfirmationRound(models.Model):
    """The boards are asked about one version. At ``ends_at`` it expires, unless somebody is asked again before."""

    version = models.OneToOneField(
        AgreementVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="round"
    )
    cooperation = models.ForeignKey(
        Cooperation, verbose_name=_("cooperation"), on_delete=models.PROTECT, related_name="rounds"
    )
    state = models.CharField(_("state"), max_length=12, choices=RoundState.choices, default=RoundState.OPEN)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    ends_at = models.DateTimeField(_("ends at"))

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("round of confirmations")
        verbose_name_plural = _("rounds of confirmations")
        indexes = [models.Index(fields=["ends_at"], name="round_ends", condition=models.Q(state="open"))]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation"], name="round_one_open", condition=models.Q(state=RoundState.OPEN)
            ),
            models.CheckConstraint(name="round_state_known", condition=models.Q(state__in=RoundState.values)),
        ]
        triggers = [
            begins_as("round_begins_as_open", RoundState.OPEN),
            moves("round_moves", *((RoundState.OPEN.value, each) for each in CLOSED)),
            round_fits(),
            round_complete_rule_met(),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_state_display()}"


class RoundTransition(TransitionModel):
    """A move of a round."""

    subject = models.ForeignKey(
        ConfirmationRound, verbose_name=_("round"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("move of a round")
        verbose_name_plural = _("moves of rounds")

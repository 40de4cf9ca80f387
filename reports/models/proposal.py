"""What became of the sentences that the portal proposed for a contribution."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.enums import ProposalState

from .contribution import Contribution


class Proposal(models.Model):
    """A proposed sentence that somebody accepted or refused; what is not decided is not stored."""

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.CASCADE, related_name="proposals"
    )
    source = models.CharField(_("source"), max_length=64, help_text=_("Kind and key of what the sentence tells."))
    sentence = models.TextField(_("sentence"))
    state = models.CharField(_("state"), max_length=8, choices=ProposalState.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)

    class Meta:
        ordering = ["decided_at", "pk"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "source"],
                name="one_decision_per_proposal",
                violation_error_message=_("Somebody decided this already."),
            ),
            models.CheckConstraint(name="proposal_state_known", condition=models.Q(state__in=ProposalState.values)),
        ]

    def __str__(self) -> str:
        return self.sentence

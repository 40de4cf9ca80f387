"""Asking organisations whether their entry is still correct (product A8): campaign, mails, questions, answers."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from partners.enums import OrganisationState
from portal.accounts.models import SignedLink
from portal.outbox.models import Message

from .organisation import Organisation

ROUNDS = 3


class FreshnessCampaignQuerySet(models.QuerySet["FreshnessCampaign"]):
    """Selections of campaigns."""

    def running(self) -> Self:
        """Keep those that have not ended."""
        return self.filter(ended_on=None)

    def unanswered(self) -> Self:
        """Keep running ones whose organisation is published and was not confirmed since they began."""
        since = models.Q(organisation__confirmed_at=None) | models.Q(
            organisation__confirmed_at__lt=models.F("started_at")
        )
        return self.running().filter(since, organisation__state=OrganisationState.PUBLISHED)


class FreshnessCampaign(models.Model):
    """One time of asking one organisation, in up to three rounds of mails.

    Nobody has to end it: it is over when the organisation was confirmed after it began, and the daily task writes that
    down. ``rounds`` counts rounds, also those in which there was nobody to write to.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        CONFIRMED = "confirmed", _("confirmed")
        DROPPED = "dropped", _("dropped")

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="freshness_campaigns"
    )
    started_at = models.DateTimeField(_("began at"))
    rounds = models.PositiveSmallIntegerField(_("rounds of mails"), default=0)
    last_round_on = models.DateField(_("last round on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)

    objects: ClassVar[models.Manager["FreshnessCampaign"]] = FreshnessCampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("freshness campaign")
        verbose_name_plural = _("freshness campaigns")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                name="one_running_campaign",
                condition=models.Q(ended_on=None),
                violation_error_message=_("This organisation is being asked already."),
            ),
            models.CheckConstraint(
                name="campaign_has_three_rounds",
                condition=models.Q(rounds=0, last_round_on=None)
                | models.Q(rounds__range=(1, ROUNDS), last_round_on__isnull=False),
            ),
            models.CheckConstraint(
                name="campaign_ended_has_outcome",
                condition=models.Q(ended_on=None, outcome="")
                | (~models.Q(outcome="") & models.Q(ended_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.rounds})"


class FreshnessMail(models.Model):
    """One mail to one person with one link, about all organisations of theirs that are asked that day.

    ``recipient`` becomes empty when the person is forgotten; the histories keep the row.
    """

    recipient = models.EmailField(_("recipient"), blank=True)
    sent_on = models.DateField(_("sent on"))
    link = models.OneToOneField(SignedLink, verbose_name=_("link"), on_delete=models.PROTECT, related_name="+")
    message = models.OneToOneField(
        Message, verbose_name=_("message"), on_delete=models.SET_NULL, null=True, related_name="freshness_mail"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("freshness mail")
        verbose_name_plural = _("freshness mails")
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "sent_on"],
                name="one_freshness_mail_a_day",
                condition=~models.Q(recipient=""),
                violation_error_message=_("This person has got a mail today already."),
            ),
            models.CheckConstraint(
                name="freshness_mail_recipient_in_lower_case", condition=models.Q(recipient=Lower("recipient"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient} ({self.sent_on})"


class FreshnessQuestion(models.Model):
    """One organisation in one mail: confirmed or answered once; what was told can be told anew by the same link.

    ``withdrawn_at`` ends what the link can do for this organisation: the person has left it or was forgotten.
    """

    mail = models.ForeignKey(
        FreshnessMail, verbose_name=_("freshness mail"), on_delete=models.CASCADE, related_name="questions"
    )
    campaign = models.ForeignKey(
        FreshnessCampaign, verbose_name=_("freshness campaign"), on_delete=models.CASCADE, related_name="questions"
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ["campaign__organisation__name", "pk"]
        verbose_name = _("freshness question")
        verbose_name_plural = _("freshness questions")
        constraints = [models.UniqueConstraint(fields=["mail", "campaign"], name="asked_once_per_mail")]

    def __str__(self) -> str:
        return f"{self.campaign} → {self.mail}"


class FreshnessAnswer(models.Model):
    """What a person told by a link instead of confirming; waits until somebody has dealt with it."""

    TEXT_LENGTH = 1000

    class Kind(models.TextChoices):
        """What it is about."""

        CHANGED = "changed", _("Something has changed")
        CONTACT = "contact", _("Somebody else is the right contact now")
        LEFT = "left", _("This is not my organisation any more")

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="freshness_answers"
    )
    mail = models.ForeignKey(
        FreshnessMail, verbose_name=_("freshness mail"), on_delete=models.CASCADE, related_name="answers"
    )
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("in their words"), max_length=TEXT_LENGTH, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    done_at = models.DateTimeField(_("dealt with at"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dealt with by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("answer to a freshness mail")
        verbose_name_plural = _("answers to freshness mails")
        indexes = [models.Index(fields=["organisation"], name="answer_waiting", condition=models.Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"

"""The yearly question whether a cooperation lives: who was asked by which link, and what was answered."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import SIGNING_SIDES, CooperationState
from cooperations.enums.keeping import RenewalOutcome, RenewalStage, RenewalWord
from cooperations.enums.side import Side
from partners.models import ContactPerson, Organisation
from portal.accounts.models import SignedLink
from portal.outbox.models import Message
from portal.shared.models import AppendOnlyModel, TimestampedModel

from .cooperation import Cooperation


class RenewalQuerySet(models.QuerySet["Renewal"]):
    """Selections of yearly questions."""

    def open(self) -> Self:
        """Keep what waits for answers, of cooperations that have not ended."""
        return self.filter(closed_on=None).exclude(cooperation__state=CooperationState.ENDED)


class Renewal(TimestampedModel):
    """One yearly question. It stays open until both sides said yes or the cooperation has ended.

    ``asked_on`` is the day of the first mails and ``reminded_on`` that of the reminders: deadlines count from them,
    so that nobody falls asleep over mails that were never written.
    """

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="renewals")
    due_on = models.DateField()
    asked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    fell_asleep_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=RenewalOutcome.choices, blank=True)

    objects: ClassVar[RenewalQuerySet] = RenewalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["due_on"]
        indexes = [models.Index(fields=["asked_on"], name="renewal_open", condition=Q(closed_on=None))]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "due_on"], name="renewal_once_a_year"),
            models.UniqueConstraint(fields=["cooperation"], name="renewal_one_open", condition=Q(closed_on=None)),
            models.CheckConstraint(
                name="renewal_closed_with_outcome",
                condition=Q(closed_on=None, outcome="") | Q(closed_on__isnull=False, outcome__in=RenewalOutcome.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperation} ({self.due_on})"


class RenewalAnswer(AppendOnlyModel):
    """What one party said, on which side it stood. Whoever answered by a link has no name here."""

    class Way(models.TextChoices):
        """How somebody answered."""

        LINK = "link", _("by the link")
        SIGNED_IN = "signed_in", _("signed in")

    renewal = models.ForeignKey(Renewal, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=Side.choices)
    answer = models.CharField(max_length=12, choices=RenewalWord.choices)
    way = models.CharField(max_length=10, choices=Way.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["renewal", "organisation"], name="renewal_answered_once"),
            models.CheckConstraint(name="renewal_answer_known", condition=Q(answer__in=RenewalWord.values)),
            models.CheckConstraint(name="renewal_answer_side", condition=Q(side__in=sorted(SIGNING_SIDES))),
        ]

    def __str__(self) -> str:
        return self.get_answer_display()


class RenewalMail(models.Model):
    """One mail with one link: to whom, for which party, which of the two mails."""

    renewal = models.ForeignKey(Renewal, on_delete=models.CASCADE, related_name="mails")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    contact = models.ForeignKey(ContactPerson, on_delete=models.CASCADE, null=True, related_name="+")
    stage = models.CharField(max_length=8, choices=RenewalStage.choices)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    link = models.OneToOneField(SignedLink, on_delete=models.CASCADE, related_name="renewal_mail")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="renewal_mail")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["renewal", "organisation", "stage", "user"],
                name="renewal_mail_user_once",
                condition=Q(user__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["renewal", "organisation", "stage", "contact"],
                name="renewal_mail_contact_once",
                condition=Q(contact__isnull=False),
            ),
            models.CheckConstraint(
                name="renewal_mail_to_one",
                condition=Q(user=None, contact__isnull=False) | Q(user__isnull=False, contact=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.message)

    @property
    def recipient(self) -> Any:
        """Who got it: a user or a contact person."""
        return self.user or self.contact

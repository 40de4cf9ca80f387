"""What was frozen for the boards: the exact text, the parties with their signing rules, the tasks agreed on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from partners.models import Organisation
from portal.shared.models import AppendOnlyModel

from .agreement import Agreement
from .agreement_triggers import version_is_what_was_saved
from .cooperation import Cooperation

TASK_LENGTH = 300


class AgreementVersion(AppendOnlyModel):
    """One frozen text. ``sha256`` is the hash of ``text`` in UTF-8; the database computes it again."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=4, default="1")
    before = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField(auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["number"]
        verbose_name = _("version of an agreement")
        verbose_name_plural = _("versions of agreements")
        triggers = [*AppendOnlyModel.Meta.triggers, version_is_what_was_saved()]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_unique")]

    def __str__(self) -> str:
        return f"{self.agreement} {self.number}"


class FrozenParty(AppendOnlyModel):
    """A party of a frozen text: its name as printed, and how many of how many have to confirm for it."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    side = models.CharField(max_length=8, choices=Side.choices)
    required = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()

    class Meta(AppendOnlyModel.Meta):
        ordering = ["side", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "organisation"], name="frozen_party_unique"),
            models.CheckConstraint(name="frozen_party_signs", condition=models.Q(side__in=sorted(SIGNING_SIDES))),
            models.CheckConstraint(
                name="frozen_party_rule_possible",
                condition=models.Q(required__gte=1, required__lte=models.F("total")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgreedTask(models.Model):
    """Who does what until when, taken from the version that was confirmed; of no side and no party: all together."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, related_name="tasks")
    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="tasks")
    uid = models.CharField(max_length=12)
    what = models.CharField(max_length=TASK_LENGTH)
    owner_side = models.CharField(max_length=8, choices=Side.choices, blank=True)
    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreed_tasks",
    )
    by = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["by", "pk"]
        verbose_name = _("agreed task")
        verbose_name_plural = _("agreed tasks")
        indexes = [models.Index(fields=["by"], name="agreed_task_due", condition=models.Q(done_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["version", "uid"], name="agreed_task_unique"),
            models.CheckConstraint(
                name="agreed_task_of_side_or_party", condition=models.Q(owner_side="") | models.Q(owner=None)
            ),
        ]

    def __str__(self) -> str:
        return self.what

"""The agreement while it is written: the draft, every saving of it, and who has looked at it up to where."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .agreement_triggers import agreement_counts_up, revision_goes_only_unfrozen, revision_is_written_once
from .cooperation import Cooperation


class Agreement(models.Model):
    """The draft of what the parties agree on; ``revision`` counts how often it was saved.

    ``content`` is what ``domain.agreement.content`` writes and reads. Frozen versions stand in ``AgreementVersion``.
    """

    cooperation = models.OneToOneField(Cooperation, on_delete=models.CASCADE, related_name="agreement")
    revision = models.PositiveIntegerField(default=0)
    content = models.JSONField(default=dict, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        triggers = [agreement_counts_up()]

    def __str__(self) -> str:
        return str(self.cooperation)


class AgreementRevision(models.Model):
    """The whole draft as it was saved once, by whom and for whom.

    ``changed`` are the paths that this saving changed. ``merged_from`` is the revision its author had before them
    when others had saved in between. The organisation is kept by value: the row is never changed, not even when
    two organisations are merged.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    organisation_key = models.BigIntegerField()
    organisation_name = models.CharField(max_length=200)
    changed = ArrayField(models.CharField(max_length=80), verbose_name=_("changed"))
    merged_from = models.PositiveIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        triggers = [revision_is_written_once(), revision_goes_only_unfrozen()]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_revision_unique"),
            models.CheckConstraint(
                name="agreement_revision_joined_earlier",
                condition=models.Q(merged_from=None) | models.Q(merged_from__lt=models.F("number")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} {self.number}"


class AgreementLook(models.Model):
    """Up to which revision somebody has marked the draft as read."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "user"], name="agreement_look_unique")]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.user}"

"""How an MSO lets itself be approached: pause, way in, blocks."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.contact import ContactPreference
from partners.models import Organisation
from portal.shared.models import TimestampedModel


class ContactSettings(TimestampedModel):
    """One row per MSO. Whoever sends a request locks it first: so the monthly limit holds for all at once."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="contact_settings"
    )
    is_paused = models.BooleanField(_("requests are paused"), default=False)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    pause_note = models.CharField(_("what employers read meanwhile"), max_length=200, blank=True)
    prefers = models.CharField(
        _("first contact"), max_length=6, choices=ContactPreference.choices, default=ContactPreference.EITHER
    )
    through = models.ForeignKey(
        Organisation,
        verbose_name=_("on recommendation of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    intermediary_told = models.BooleanField(_("go-betweens may read the notes on blocks"), default=False)

    class Meta:
        verbose_name = _("contact settings")
        verbose_name_plural = _("contact settings")
        constraints = [
            models.CheckConstraint(
                name="pause_has_an_end_only_when_paused",
                condition=models.Q(is_paused=True) | models.Q(paused_until=None),
                violation_error_message=_("Only a pause has an end."),
            ),
            models.CheckConstraint(
                name="contact_not_through_oneself",
                condition=models.Q(through=None) | ~models.Q(through=models.F("organisation")),
                violation_error_message=_("Nobody recommends themselves."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def is_pausing(self) -> bool:
        """Say whether requests are paused today; the last day of a pause belongs to it."""
        return self.is_paused and (self.paused_until is None or self.paused_until >= timezone.localdate())


class BlockQuerySet(models.QuerySet["Block"]):
    """Selections of blocks."""

    def standing(self) -> Self:
        """Keep those that were not lifted."""
        return self.filter(lifted_at=None)


class Block(models.Model):
    """One organisation takes no more requests from another, which is never told.

    The note is for the own side; a go-between reads it only when the organisation allows that.
    """

    blocker = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="blocks"
    )
    blocked = models.ForeignKey(Organisation, verbose_name=_("blocked"), on_delete=models.CASCADE, related_name="+")
    note = models.CharField(_("note for your own side"), max_length=300, blank=True)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("since"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Block"]] = BlockQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [
            models.UniqueConstraint(
                fields=["blocker", "blocked"],
                name="block_once",
                condition=models.Q(lifted_at=None),
                violation_error_message=_("This organisation is blocked already."),
            ),
            models.CheckConstraint(
                name="block_of_another",
                condition=~models.Q(blocker=models.F("blocked")),
                violation_error_message=_("An organisation cannot block itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.blocker} ⊘ {self.blocked}"

"""Who belongs to the partner network of the state initiative."""

from typing import ClassVar, Self

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation
from portal.shared.models import TimestampedModel
from reports.enums import DeclarationState, PartnerKind


class NetworkMembershipQuerySet(models.QuerySet["NetworkMembership"]):
    """Selections of memberships."""

    def current(self) -> Self:
        """Keep memberships that have begun and not ended; one that is being prepared has not begun."""
        today = timezone.localdate()
        begun = models.Q(since__lte=today) | (models.Q(since=None) & ~self._preparing())
        return self.filter(begun, models.Q(until=None) | models.Q(until__gte=today))

    def preparing(self) -> Self:
        """Keep those that have not begun: their first declaration is still written."""
        return self.filter(self._preparing(), since=None)

    def _preparing(self) -> models.Exists:
        drafts = apps.get_model("reports", "Declaration")._default_manager
        return models.Exists(drafts.filter(membership=models.OuterRef("pk"), state=DeclarationState.DRAFT))


class NetworkMembership(TimestampedModel):
    """An organisation's membership in the partner network."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="network_membership"
    )
    kind = models.CharField(_("kind"), max_length=24, choices=PartnerKind.choices, default=PartnerKind.OTHER)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar[models.Manager["NetworkMembership"]] = NetworkMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name"]
        verbose_name = _("network membership")
        verbose_name_plural = _("network memberships")
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=models.Q(since=None) | models.Q(until=None) | models.Q(until__gte=models.F("since")),
                violation_error_message=_("The end lies before the start."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

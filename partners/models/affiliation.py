"""Which organisation belongs to which umbrella association, from when to when."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    """Selections of affiliations."""

    def current(self) -> Self:
        """Keep affiliations that have not ended."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=timezone.localdate()))


class Affiliation(models.Model):
    """A member organisation of an umbrella association."""

    member = models.ForeignKey(
        Organisation, verbose_name=_("member"), on_delete=models.CASCADE, related_name="affiliations"
    )
    umbrella = models.ForeignKey(
        Organisation,
        verbose_name=_("umbrella association"),
        on_delete=models.CASCADE,
        related_name="member_affiliations",
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar[models.Manager["Affiliation"]] = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [
            models.UniqueConstraint(fields=["member", "umbrella"], name="affiliation_unique"),
            models.CheckConstraint(
                name="affiliation_not_of_itself",
                condition=~models.Q(member=models.F("umbrella")),
                violation_error_message=_("An organisation cannot be a member of itself."),
            ),
            models.CheckConstraint(
                name="affiliation_ends_after_start",
                condition=models.Q(since=None) | models.Q(until=None) | models.Q(until__gte=models.F("since")),
                violation_error_message=_("The end lies before the start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} → {self.umbrella}"

"""What an employer prepares for its call to an MSO."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.enums import EmployerOffer
from partners.models import Organisation, organisation_ids
from portal.shared.models import TimestampedModel


class TalkGuideQuerySet(models.QuerySet["TalkGuide"]):
    """Selections of talk guides."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the employers ``user`` acts for."""
        return self.filter(employer__in=organisation_ids(user))


class TalkGuide(TimestampedModel):
    """One employer's guide for talking to one MSO. ``arguments`` are keys of ``domain.talk_guide.arguments``."""

    employer = models.ForeignKey(
        Organisation, verbose_name=_("employer"), on_delete=models.CASCADE, related_name="talk_guides"
    )
    mso = models.ForeignKey(Organisation, verbose_name=_("MSO"), on_delete=models.CASCADE, related_name="+")
    recommended_by = models.CharField(_("recommended by"), max_length=200, blank=True)
    recommender = models.ForeignKey(
        Organisation,
        verbose_name=_("recommending organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    aim = models.CharField(_("aim in one sentence"), max_length=300, blank=True)
    arguments = ArrayField(models.CharField(max_length=40), verbose_name=_("arguments"), default=list, blank=True)
    offers = ArrayField(
        models.CharField(max_length=40, choices=EmployerOffer.choices),
        verbose_name=_("what we can offer"),
        default=list,
        blank=True,
    )
    own_words = models.CharField(_("in our own words"), max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects: ClassVar[models.Manager["TalkGuide"]] = TalkGuideQuerySet.as_manager()

    class Meta:
        verbose_name = _("talk guide")
        verbose_name_plural = _("talk guides")
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "mso"],
                name="talk_guide_once",
                violation_error_message=_("There is a talk guide for this organisation already."),
            ),
            models.CheckConstraint(name="talk_guide_of_two", condition=~models.Q(employer=models.F("mso"))),
        ]

    def __str__(self) -> str:
        return f"{self.employer} – {self.mso}"

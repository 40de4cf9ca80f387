"""The editions of a period's brochure: numbered, released by a second person, frozen from then on."""

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves
from reports.enums import CoverPalette, EditionSection, EditionState

from .edition_triggers import edition_frozen
from .period import ReportingPeriod


def usual_sections() -> list[str]:
    """Return the sections between cover and back in their usual order."""
    return list(EditionSection.values)


class EditionQuerySet(models.QuerySet["Edition"]):
    """Selections of editions."""

    def published(self) -> Self:
        """Keep what everybody may read."""
        return self.filter(state=EditionState.PUBLISHED)


class Edition(TimestampedModel):
    """One numbered edition of a period's brochure.

    ``prepared_by`` changed it last, ``released_by`` is somebody else. A released edition is bound to the build that
    was released: what is printed and shown comes from there, whatever happens to the texts.
    """

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("reporting period"), on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveSmallIntegerField(_("number of the edition"), default=1)
    corrects = models.OneToOneField(
        "self",
        verbose_name=_("corrects"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
    )
    state = models.CharField(_("state"), max_length=10, choices=EditionState.choices, default=EditionState.EDITING)
    title = models.CharField(_("title"), max_length=200)
    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    imprint = models.TextField(_("imprint"), blank=True)
    about = models.TextField(_("the network and its aims"), blank=True)
    notice = models.TextField(_("notice on distribution"), blank=True)
    cover = models.CharField(
        _("colours of the cover"), max_length=10, choices=CoverPalette.choices, default=CoverPalette.SAND
    )
    sections = ArrayField(models.CharField(max_length=12), verbose_name=_("order of the parts"), default=usual_sections)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("last changed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    build = models.OneToOneField(
        "reports.Build",
        verbose_name=_("released build"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="released_edition",
    )

    objects: ClassVar[models.Manager["Edition"]] = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-period__year", "-number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        triggers = [
            begins_as("edition_begins_in_editing", "editing"),
            moves("edition_moves", ("editing", "released"), ("released", "editing"), ("released", "published")),
            edition_frozen(),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "number"],
                name="edition_number_unique",
                violation_error_message=_("There is an edition of this number already."),
            ),
            models.UniqueConstraint(
                fields=["period"],
                name="one_edition_in_work",
                condition=~models.Q(state="published"),
                violation_error_message=_("An edition of this period is being edited already."),
            ),
            models.CheckConstraint(
                name="edition_first_or_corrects",
                condition=models.Q(number=1, corrects__isnull=True) | models.Q(number__gt=1, corrects__isnull=False),
                violation_error_message=_("A later edition corrects one before it."),
            ),
            models.CheckConstraint(
                name="edition_released_by_second_person",
                condition=models.Q(state="editing", released_by__isnull=True, build__isnull=True)
                | models.Q(
                    ~models.Q(released_by=models.F("prepared_by")),
                    ~models.Q(state="editing"),
                    prepared_by__isnull=False,
                    released_by__isnull=False,
                    released_at__isnull=False,
                    build__isnull=False,
                ),
                violation_error_message=_("Somebody else than the person who changed it last has to release it."),
            ),
            models.CheckConstraint(
                name="edition_published_has_time",
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
            ),
            models.CheckConstraint(name="edition_state_known", condition=models.Q(state__in=EditionState.values)),
            models.CheckConstraint(name="edition_cover_known", condition=models.Q(cover__in=CoverPalette.values)),
            models.CheckConstraint(
                name="edition_sections_complete",
                condition=models.Q(sections__contains=EditionSection.values, sections__len=len(EditionSection)),
                violation_error_message=_("Every part stands in the brochure once."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.period}" + (f", {self.number}" if self.number > 1 else "")

    def get_absolute_url(self) -> str:
        """Return the ministry's page of the edition."""
        return reverse("reports:edition_number", args=[self.period.year, self.number])

    @property
    def is_editable(self) -> bool:
        """Say whether its texts may be changed now."""
        return self.state == EditionState.EDITING


class EditionTransition(TransitionModel):
    """One move of an edition."""

    subject = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")

"""The brochure of a period and the texts in it that are no partner's."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.shared.models import TimestampedModel
from reports.enums import EditionTextKind, FocusArea

from .period import ReportingPeriod


class Edition(TimestampedModel):
    """The brochure of one period."""

    period = models.OneToOneField(
        ReportingPeriod, verbose_name=_("reporting period"), on_delete=models.PROTECT, related_name="edition"
    )
    title = models.CharField(_("title"), max_length=200)
    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    imprint = models.TextField(_("imprint"), blank=True)

    class Meta:
        ordering = ["-period__year"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.title} {self.period}"


class EditionText(TimestampedModel):
    """A text of the edition that is no partner's contribution."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(_("kind"), max_length=16, choices=EditionTextKind.choices)
    focus_area = models.PositiveSmallIntegerField(_("focus area"), choices=FocusArea.choices, null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("title"), max_length=300, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    editorial_note = models.TextField(_("editorial note"), blank=True)
    text = models.TextField(_("text"))
    imported_digest = models.CharField(
        _("digest of what was imported"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Tells a text that was edited in the portal from one that came from a file."),
    )

    class Meta:
        ordering = ["focus_area", "kind", "position", "pk"]
        verbose_name = _("text of the edition")
        verbose_name_plural = _("texts of the edition")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "focus_area"],
                name="one_introduction_per_chapter",
                condition=models.Q(kind=EditionTextKind.INTRODUCTION),
            ),
            models.CheckConstraint(
                name="chapter_texts_have_focus_area",
                condition=models.Q(kind=EditionTextKind.GREETING) | models.Q(focus_area__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

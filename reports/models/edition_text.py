"""The texts of an edition that are no partner's, with their pictures, and what a later edition corrects."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.shared.models import TimestampedModel
from reports.enums import EditionTextKind, FocusArea

from .contribution import Contribution
from .edition import Edition
from .edition_triggers import part_locked, picture_locked


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
        triggers = [part_locked("edition_text_locked")]
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


class EditionPicture(TimestampedModel):
    """A picture beside a text of the edition, written anew when it came in.

    Without alternative text or rights it may lie here, but the edition cannot be released.
    """

    text = models.ForeignKey(EditionText, verbose_name=_("text"), on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(_("name of the file"), max_length=80, help_text=_("Its SHA-256 and its kind."))
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    alt = models.CharField(_("alternative text"), max_length=500, blank=True)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    rights = models.CharField(_("holder of the rights"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("picture of the edition")
        verbose_name_plural = _("pictures of the edition")
        triggers = [picture_locked()]
        constraints = [
            models.CheckConstraint(
                name="edition_picture_has_measures", condition=models.Q(width__gt=0, height__gt=0) & ~models.Q(name="")
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.name


class Erratum(TimestampedModel):
    """What a later edition corrects: printed in its list of changes.

    With a contribution it also holds the corrected text; the partner's report stays as it was published.
    """

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="errata")
    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="errata",
    )
    place = models.CharField(_("place"), max_length=300)
    change = models.TextField(_("what was changed"))
    corrected_text = models.TextField(_("corrected text"), blank=True)

    class Meta:
        ordering = ["edition__number", "pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        triggers = [part_locked("erratum_locked")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "contribution"],
                name="one_correction_per_contribution",
                violation_error_message=_("This contribution is corrected in this edition already."),
            ),
            models.CheckConstraint(name="erratum_says_what", condition=~models.Q(place="") & ~models.Q(change="")),
            models.CheckConstraint(
                name="erratum_text_of_contribution",
                condition=models.Q(corrected_text="") | models.Q(contribution__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.place

"""The pictures of a report: the partner's logo, and pictures to its contributions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.shared.models import TimestampedModel
from reports.enums import AttachmentKind, FocusArea

from .attachment_triggers import attachment_locked, attachment_words_locked
from .report import Report


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Selections of attachments."""

    def lacking(self) -> "AttachmentQuerySet":
        """Keep pictures without alternative text (WCAG 2.2, 1.1.1) or without a word on the rights."""
        return self.filter(models.Q(alt="") | models.Q(rights_holder="") | models.Q(rights_basis=""))


class Attachment(TimestampedModel):
    """A picture, written anew when it came in. Without alternative text and rights it is not printed in a release."""

    report = models.ForeignKey(Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(_("kind"), max_length=8, choices=AttachmentKind.choices)
    focus_area = models.PositiveSmallIntegerField(_("focus area"), choices=FocusArea.choices, null=True, blank=True)
    name = models.CharField(_("name of the file"), max_length=80, help_text=_("Its SHA-256 and its kind."))
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    size = models.PositiveIntegerField(_("bytes"))
    alt = models.CharField(_("alternative text"), max_length=500, blank=True)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    rights_holder = models.CharField(_("holder of the rights"), max_length=200, blank=True)
    rights_basis = models.CharField(_("where the permission comes from"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["focus_area", "pk"]
        verbose_name = _("picture of a report")
        verbose_name_plural = _("pictures of reports")
        triggers = [attachment_locked(), attachment_words_locked()]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                name="one_logo_per_report",
                condition=models.Q(kind=AttachmentKind.LOGO),
                violation_error_message=_("There is a logo already. Remove it first."),
            ),
            models.UniqueConstraint(
                fields=["report", "focus_area", "name"],
                name="one_picture_once",
                condition=models.Q(kind=AttachmentKind.PICTURE),
                violation_error_message=_("This picture is there already."),
            ),
            models.CheckConstraint(
                name="picture_belongs_to_focus_area",
                condition=models.Q(kind=AttachmentKind.LOGO, focus_area__isnull=True)
                | models.Q(kind=AttachmentKind.PICTURE, focus_area__in=FocusArea.values),
            ),
            models.CheckConstraint(
                name="attachment_has_measures", condition=models.Q(width__gt=0, height__gt=0, size__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.caption or self.get_kind_display()

"""Word files that were handed in for a report."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.models import is_ministry, organisation_ids
from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves
from reports.enums import UploadState

from .report import Report


class UploadQuerySet(models.QuerySet["Upload"]):
    """Selections of uploads."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the own reports; for the ministry also what was taken over before a report was handed in.

        A file that a partner has not taken over, or takes over into a returned report, is a draft (access.md).
        """
        own = models.Q(report__organisation__in=organisation_ids(user))
        if is_ministry(user):
            handed_in = models.Q(state=UploadState.TAKEN_OVER, taken_over_at__lte=models.F("report__submitted_at"))
            return self.filter(own | models.Q(report__on_behalf=True) | handed_in)
        return self.filter(own)

    def without_contents(self) -> Self:
        """Leave the file and what was read from it in the database."""
        return self.defer("content", "document", "cuts")


class Upload(TimestampedModel):
    """A Word file, what was read from it, and how its blocks are divided among the focus areas.

    ``document`` is that of ``portal.shared.word``, ``cuts`` say at which block which focus area begins (0: left out),
    ``results`` which version of the contribution to a focus area came of it. After 30 days the row tells only that
    there was a file.
    """

    report = models.ForeignKey(Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="uploads")
    state = models.CharField(_("state"), max_length=10, choices=UploadState.choices, default=UploadState.PREVIEWED)
    file_name = models.CharField(_("file"), max_length=200)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    content = models.BinaryField(_("contents"), blank=True)
    document = models.JSONField(_("what was read"), default=dict, blank=True)
    cuts = models.JSONField(_("division"), default=dict, blank=True)
    results = models.JSONField(_("versions that came of it"), default=dict, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed in by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    taken_over_at = models.DateTimeField(_("taken over at"), null=True, blank=True)
    erased_at = models.DateTimeField(_("deleted at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Upload"]] = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        triggers = [
            begins_as("upload_begins_previewed", "previewed"),
            moves("upload_moves", ("previewed", "taken_over"), ("previewed", "discarded")),
        ]
        indexes = [models.Index(fields=["created_at"], name="upload_not_erased", condition=models.Q(erased_at=None))]
        constraints = [
            models.CheckConstraint(name="upload_state_known", condition=models.Q(state__in=UploadState.values)),
            models.CheckConstraint(
                name="upload_taken_over_has_time",
                condition=~models.Q(state=UploadState.TAKEN_OVER) | models.Q(taken_over_at__isnull=False),
            ),
            models.CheckConstraint(
                name="upload_erased_is_empty",
                condition=models.Q(erased_at__isnull=True) | models.Q(content=b"", document={}, cuts={}),
            ),
            models.UniqueConstraint(
                fields=["report", "sha256"],
                name="upload_previewed_once",
                condition=models.Q(state=UploadState.PREVIEWED),
                violation_error_message=_("This file is handed in already."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """Return the page of the file."""
        return reverse("reports:word_upload", args=[self.pk])


class UploadTransition(TransitionModel):
    """One move of a Word file."""

    subject = models.ForeignKey(
        Upload, verbose_name=_("uploaded file"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")

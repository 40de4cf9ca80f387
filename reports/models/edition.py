"""The brochure of a period: its own texts and its builds."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from portal.shared.models import TimestampedModel
from reports.enums import BuildState, EditionTextKind, FocusArea

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


class BuildQuerySet(models.QuerySet["Build"]):
    """Selections of builds."""

    def ready(self) -> Self:
        """Keep builds whose file can be downloaded."""
        return self.filter(state=BuildState.READY)


class Build(models.Model):
    """One making of a PDF: what went in (hash), what came out (file, pages, SHA-256)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="builds")
    job = models.OneToOneField(
        Job, verbose_name=_("job"), on_delete=models.SET_NULL, null=True, blank=True, related_name="build"
    )
    content_hash = models.CharField(_("hash of the content"), max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=BuildState.choices, default=BuildState.QUEUED)
    file = models.FileField(_("file"), upload_to="builds/", blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Build"]] = BuildQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("build")
        verbose_name_plural = _("builds")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "content_hash"],
                name="one_build_per_content",
                condition=models.Q(state__in=["queued", "running", "ready"]),
            ),
            models.CheckConstraint(
                name="build_ready_has_file",
                condition=~models.Q(state="ready") | (~models.Q(file="") & ~models.Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} ({self.state})"

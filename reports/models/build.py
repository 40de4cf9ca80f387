"""Builds: each makes one PDF of frozen content."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.models import is_ministry, organisation_ids
from portal.outbox.models import Job
from portal.shared.models import TransitionModel
from portal.shared.models.state_triggers import begins_as, moves
from reports.enums import BuildState

from .edition import Edition
from .report import Report


class BuildQuerySet(models.QuerySet["Build"]):
    """Selections of builds."""

    def visible_to(self, user: Any) -> Self:
        """Keep builds of brochures for the ministry, those of single reports for partner and ministry."""
        own = models.Q(report__organisation__in=organisation_ids(user))
        if is_ministry(user):
            submitted = models.Q(report__isnull=False) & ~models.Q(report__state="draft")
            return self.filter(own | models.Q(edition__isnull=False) | submitted | models.Q(report__on_behalf=True))
        return self.filter(own)

    def ready(self) -> Self:
        """Keep builds whose file is the current one."""
        return self.filter(state=BuildState.READY)

    def without_content(self) -> Self:
        """Leave the frozen content (hundreds of kilobytes) in the database."""
        return self.defer("content")


class Build(models.Model):
    """One making of a PDF: what went in (content, hash), what came out (file, pages, SHA-256)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, null=True, blank=True, related_name="builds"
    )
    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.PROTECT, null=True, blank=True, related_name="builds"
    )
    job = models.OneToOneField(
        Job, verbose_name=_("job"), on_delete=models.SET_NULL, null=True, blank=True, related_name="build"
    )
    content = models.TextField(
        _("content"), help_text=_("The frozen texts as JSON: a page can be traced to what went into it.")
    )
    sources = models.JSONField(
        _("sources"), default=dict, blank=True, help_text=_("The version of every text that went into it.")
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
        triggers = [
            begins_as("build_begins_as_queued", "queued"),
            moves(
                "build_moves",
                ("queued", "running"),
                ("queued", "failed"),
                ("queued", "superseded"),
                ("running", "ready"),
                ("running", "failed"),
                ("running", "superseded"),
                ("failed", "running"),
                ("failed", "superseded"),
                ("ready", "superseded"),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="build_of_one_thing",
                condition=models.Q(edition__isnull=False, report__isnull=True)
                | models.Q(edition__isnull=True, report__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["edition", "content_hash"],
                name="one_build_per_content",
                condition=models.Q(state__in=["queued", "running", "ready"]),
            ),
            models.UniqueConstraint(
                fields=["report", "content_hash"],
                name="one_build_per_report_content",
                condition=models.Q(state__in=["queued", "running", "ready"]),
            ),
            models.UniqueConstraint(
                fields=["edition"], name="one_ready_build_per_edition", condition=models.Q(state="ready")
            ),
            models.UniqueConstraint(
                fields=["report"], name="one_ready_build_per_report", condition=models.Q(state="ready")
            ),
            models.CheckConstraint(name="build_state_known", condition=models.Q(state__in=BuildState.values)),
            models.CheckConstraint(
                name="build_ready_has_file",
                condition=~models.Q(state="ready")
                | (~models.Q(file="") & ~models.Q(sha256="") & models.Q(pages__gt=0, size__gt=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition or self.report} ({self.state})"

    def get_absolute_url(self) -> str:
        """Return the address of the file."""
        return reverse("reports:build_download", args=[self.pk])

    @property
    def has_file(self) -> bool:
        """Say whether there is a file to download; a superseded build keeps its own."""
        return bool(self.file)


class BuildTransition(TransitionModel):
    """One move of a build."""

    subject = models.ForeignKey(Build, verbose_name=_("build"), on_delete=models.PROTECT, related_name="transitions")

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")

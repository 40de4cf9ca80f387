"""A document made as a PDF: what went in, what came out."""

import uuid

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job


class Printout(models.Model):
    """One PDF of frozen content. The same content asked for again is the same row and the same file.

    Who may have the file is decided by the app that asked for it: there is no address for printouts as such. How far
    one is, its job says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=100)
    content = models.TextField(_("content"), help_text=_("The frozen texts as JSON."))
    content_hash = models.CharField(
        _("hash of the content"), max_length=64, help_text=_("Texts, templates, style sheets and fonts.")
    )
    job = models.OneToOneField(
        Job, verbose_name=_("job"), on_delete=models.SET_NULL, null=True, blank=True, related_name="printout"
    )
    file = models.FileField(_("file"), upload_to="printouts/", blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    picture = models.FileField(
        _("picture"), upload_to="printouts/", blank=True, help_text=_("The first page, for kinds that are sent round.")
    )
    picture_sha256 = models.CharField(_("SHA-256 of the picture"), max_length=64, blank=True)
    warnings = models.TextField(
        _("complaints of the renderer"), blank=True, help_text=_("Such as letters that no font has, one per line.")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("printed document")
        verbose_name_plural = _("printed documents")
        triggers = [
            pgtrigger.Trigger(
                name="printout_stays",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF (OLD.kind, OLD.content, OLD.content_hash) IS DISTINCT FROM
                            (NEW.kind, NEW.content, NEW.content_hash)
                        OR OLD.file <> ''
                            AND (OLD.file, OLD.sha256, OLD.size, OLD.pages, OLD.picture, OLD.picture_sha256)
                            IS DISTINCT FROM
                            (NEW.file, NEW.sha256, NEW.size, NEW.pages, NEW.picture, NEW.picture_sha256)
                    THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'printout_stays',
                            MESSAGE = 'printout_stays: what was printed does not change';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
        indexes = [models.Index(fields=["kind", "created_at"], name="printout_by_age")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "content_hash"],
                name="one_printout_per_content",
                violation_error_message=_("This content is printed already."),
            ),
            models.CheckConstraint(
                name="printout_whole_or_not_at_all",
                condition=models.Q(file="", sha256="", pages=None, size=None)
                | (~models.Q(file="") & models.Q(sha256__regex="^[0-9a-f]{64}$", pages__gt=0, size__gt=0)),
                violation_error_message=_("A printed document has its file with all measures, or none."),
            ),
            models.CheckConstraint(
                name="printout_picture_with_file",
                condition=models.Q(picture="", picture_sha256="")
                | (~models.Q(picture="") & ~models.Q(file="") & models.Q(picture_sha256__regex="^[0-9a-f]{64}$")),
                violation_error_message=_("A picture belongs to a printed document and has its measure."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.pk})"

    @property
    def is_ready(self) -> bool:
        """Say whether the file is there."""
        return bool(self.file)

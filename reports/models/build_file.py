"""Further files of a build, made of the same frozen content."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Job
from reports.enums import BuildFileKind

from .build import Build


class BuildFile(models.Model):
    """The print variant, the Word file or the e-book of a build; without a file while its job is not done."""

    build = models.ForeignKey(Build, verbose_name=_("build"), on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(_("kind"), max_length=5, choices=BuildFileKind.choices)
    job = models.OneToOneField(
        Job, verbose_name=_("job"), on_delete=models.SET_NULL, null=True, blank=True, related_name="build_file"
    )
    file = models.FileField(_("file"), upload_to="builds/", blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)

    objects: ClassVar[models.Manager["BuildFile"]] = models.Manager()

    class Meta:
        ordering = ["kind"]
        verbose_name = _("file of a build")
        verbose_name_plural = _("files of builds")
        constraints = [
            models.UniqueConstraint(fields=["build", "kind"], name="one_file_per_kind"),
            models.CheckConstraint(name="build_file_kind_known", condition=models.Q(kind__in=BuildFileKind.values)),
            models.CheckConstraint(
                name="build_file_whole",
                condition=models.Q(file="", sha256="", size__isnull=True)
                | (~models.Q(file="") & ~models.Q(sha256="") & models.Q(size__gt=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.build}: {self.get_kind_display()}"

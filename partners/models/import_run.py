"""Imports of lists: a run with its rows, and how the columns of such lists are to be read."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.enums import ImportRowChoice, ImportRowKind, ImportState, Role
from portal.outbox.models import Job
from portal.shared.models import TimestampedModel, TransitionModel

from .acting import is_ministry
from .organisation import Organisation


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """Selections of imports."""

    def visible_to(self, user: Any) -> Self:
        """Keep all for the ministry, nothing for anybody else (access.md)."""
        return self if is_ministry(user) else self.none()


class ImportRun(TimestampedModel):
    """One list that was handed in. The file itself is not kept: its rows stand in ``ImportRow``.

    ``headers`` are the words above the columns, ``columns`` what each is read as ("" for left out), both in the
    order of the list.
    """

    file_name = models.CharField(_("file"), max_length=200)
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    headers = models.JSONField(_("headers"), default=list)
    columns = models.JSONField(_("columns"), default=list)
    default_role = models.CharField(_("these organisations are"), max_length=20, choices=Role.choices, default=Role.MSO)
    notes = models.JSONField(_("notes"), default=list)
    state = models.CharField(_("state"), max_length=12, choices=ImportState.choices, default=ImportState.MAPPING)
    problem = models.TextField(_("why it was not stored"), blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed in by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    job = models.ForeignKey(
        Job, verbose_name=_("job"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    applied_at = models.DateTimeField(_("stored at"), null=True, blank=True)
    undo_result = models.JSONField(_("what taking back did"), default=dict)
    is_cleared = models.BooleanField(_("contents of the rows are deleted"), default=False)

    objects: ClassVar[models.Manager["ImportRun"]] = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                name="import_stored_has_time",
                condition=models.Q(applied_at__isnull=False)
                | ~models.Q(state__in=[ImportState.APPLIED, ImportState.UNDOING, ImportState.UNDONE]),
                violation_error_message=_("A stored import has a time."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """Return the address of the page of this import."""
        return reverse("partners:import_run", args=[self.pk])


class ImportRunTransition(TransitionModel):
    """One move of an import."""

    subject = models.ForeignKey(
        ImportRun, verbose_name=_("import"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("move of an import")
        verbose_name_plural = _("moves of imports")


class ImportRow(models.Model):
    """One row of a list: what stands in it, what the check found, what was chosen, what was done.

    ``number`` is the line in the file, ``cells`` its text in the order of the headers. ``values`` are the checked
    values by column key. ``suspects`` lists what it may be the same as, ``changes`` [key, old, new] for ``target``.
    ``is_lenient`` says that wrong cells which are optional are left out instead of making the row an error.
    ``after`` says what storing did, so that it can be taken back.
    """

    run = models.ForeignKey(ImportRun, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("line"))
    cells = models.JSONField(_("cells"), default=list)
    values = models.JSONField(_("values"), default=dict)
    kind = models.CharField(_("kind"), max_length=10, choices=ImportRowKind.choices, blank=True)
    choice = models.CharField(_("choice"), max_length=8, choices=ImportRowChoice.choices, blank=True)
    is_lenient = models.BooleanField(_("taken without wrong cells"), default=False)
    problems = models.JSONField(_("errors"), default=list)
    warnings = models.JSONField(_("notes"), default=list)
    suspects = models.JSONField(_("perhaps the same"), default=list)
    score = models.PositiveSmallIntegerField(_("likeness"), default=0)
    same_as_line = models.PositiveIntegerField(_("the same as line"), null=True, blank=True)
    target = models.ForeignKey(
        Organisation,
        verbose_name=_("known organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    changes = models.JSONField(_("changes"), default=list)
    result = models.ForeignKey(
        Organisation,
        verbose_name=_("stored as"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_rows",
    )
    is_created = models.BooleanField(_("was added"), default=False)
    after = models.JSONField(_("what was stored"), default=dict)

    class Meta:
        ordering = ["number"]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        indexes = [models.Index(fields=["run", "kind", "number"], name="import_row_of_kind")]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="import_row_once"),
            models.CheckConstraint(
                name="import_row_errors_not_stored",
                condition=~models.Q(kind=ImportRowKind.ERROR) | models.Q(choice__in=["", ImportRowChoice.SKIP]),
                violation_error_message=_("A row with errors can only be left out."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.number}"


class ImportMapping(models.Model):
    """What the columns of lists with these headers are, so that the next one needs no question.

    ``key`` stands for the headers in any order, ``columns`` gives the meaning of each header.
    """

    key = models.CharField(_("headers"), max_length=64, primary_key=True)
    columns = models.JSONField(_("columns"), default=dict)
    default_role = models.CharField(_("these organisations are"), max_length=20, choices=Role.choices)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        verbose_name = _("known headers")
        verbose_name_plural = _("known headers")

    def __str__(self) -> str:
        return ", ".join(self.columns)

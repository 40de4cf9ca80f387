"""A job: something that must be done after the change that asked for it is committed."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet["Job"]):
    """Selections of jobs."""

    def visible_to(self, user: object) -> Self:
        """Keep the jobs that ``user`` asked for."""
        return self.filter(owner=user)

    def claimable(self) -> Self:
        """Keep jobs that are due and have no living worker."""
        now = timezone.now()
        waiting = models.Q(state=Job.State.QUEUED, due_at__lte=now)
        abandoned = models.Q(state=Job.State.RUNNING, leased_until__lte=now)
        return self.filter(waiting | abandoned)


class Job(models.Model):
    """One thing to do. This row is the truth; Celery carries only its id."""

    class State(models.TextChoices):
        """Where the job stands."""

        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=100)
    payload = models.JSONField(_("payload"), default=dict)
    key = models.CharField(
        _("idempotency key"), max_length=200, unique=True, help_text=_("The same key asked twice gives one job.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    step = models.CharField(_("step"), max_length=200, blank=True)
    progress = models.PositiveIntegerField(_("progress"), default=0)
    progress_total = models.PositiveIntegerField(_("of"), default=0)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Job"]] = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [
            models.Index(fields=["due_at"], name="job_open_due", condition=models.Q(state__in=["queued", "running"])),
        ]
        constraints = [
            models.CheckConstraint(
                name="job_running_has_lease",
                condition=~models.Q(state="running") | models.Q(lease__isnull=False, leased_until__isnull=False),
            ),
            models.CheckConstraint(
                name="job_progress_within_total",
                condition=models.Q(progress_total=0) | models.Q(progress__lte=models.F("progress_total")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"

    @property
    def percent(self) -> int:
        """Return the progress in whole percent; 0 while nothing is known."""
        return 100 * self.progress // self.progress_total if self.progress_total else 0

    @property
    def is_finished(self) -> bool:
        """Say whether nothing more will happen by itself."""
        return self.state in {self.State.DONE, self.State.FAILED}

"""A job: something that must be done after the change that asked for it is committed."""

import uuid
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet["Job"]):
    """Selections of jobs. All times are compared with the clock of the database, which all workers share."""

    def visible_to(self, user: object) -> Self:
        """Keep the jobs that ``user`` asked for."""
        return self.filter(owner=user)

    def due(self) -> Self:
        """Keep unfinished jobs whose time has come and that have no living worker."""
        unattended = models.Q(leased_until=None) | models.Q(leased_until__lte=Now())
        return self.filter(unattended, state__in=Job.OPEN_STATES, due_at__lte=Now())

    def claimable(self) -> Self:
        """Keep due jobs that have attempts left."""
        return self.due().filter(attempts__lt=settings.OUTBOX_MAX_ATTEMPTS)

    def exhausted(self) -> Self:
        """Keep due jobs whose attempts are used up: their last worker was lost."""
        return self.due().filter(attempts__gte=settings.OUTBOX_MAX_ATTEMPTS)


class Job(models.Model):
    """One thing to do. This row is the truth; Celery carries only its id."""

    class State(models.TextChoices):
        """Where the job stands."""

        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    OPEN_STATES = (State.QUEUED, State.RUNNING)

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
    due_at = models.DateTimeField(_("due at"), db_default=Now())
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    handed_over_at = models.DateTimeField(
        _("handed over at"), null=True, blank=True, help_text=_("When Celery last got the number of this job.")
    )
    step = models.CharField(_("step"), max_length=200, blank=True)
    progress = models.PositiveIntegerField(_("progress"), default=0)
    progress_total = models.PositiveIntegerField(_("of"), default=0)
    error = models.TextField(_("error"), blank=True)
    error_detail = models.TextField(_("technical detail of the error"), blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [
            models.Index(fields=["due_at"], name="job_open_due", condition=models.Q(state__in=["queued", "running"])),
            models.Index(fields=["owner", "-created_at"], name="job_of_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                name="job_leased_exactly_while_running",
                condition=models.Q(state="running", lease__isnull=False, leased_until__isnull=False)
                | (~models.Q(state="running") & models.Q(lease=None, leased_until=None)),
                violation_error_message=_("A job has a worker exactly while it is running."),
            ),
            models.CheckConstraint(
                name="job_finished_has_time",
                condition=models.Q(state__in=["done", "failed"], finished_at__isnull=False)
                | models.Q(state__in=["queued", "running"], finished_at=None),
                violation_error_message=_("A job has a time of finishing exactly when it is finished."),
            ),
            models.CheckConstraint(
                name="job_failed_says_why",
                condition=~models.Q(state="failed") | ~models.Q(error=""),
                violation_error_message=_("A failed job says why."),
            ),
            models.CheckConstraint(
                name="job_progress_within_total",
                condition=models.Q(progress_total=0) | models.Q(progress__lte=models.F("progress_total")),
                violation_error_message=_("The progress is larger than the whole."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"

    @property
    def percent(self) -> int:
        """Return the progress in whole percent; 0 while nothing is known."""
        return 100 * self.progress // self.progress_total if self.progress_total else 0

    @property
    def phase(self) -> str:
        """Return a short mark that changes with the state, the step and the error, not with every percent."""
        return sha256(f"{self.state}\n{self.step}\n{self.error}".encode()).hexdigest()[:12]

    @property
    def fingerprint(self) -> str:
        """Return a short mark of everything a progress bar shows; begins with ``phase`` and a dot."""
        return f"{self.phase}.{self.progress}.{self.progress_total}"

    @property
    def is_finished(self) -> bool:
        """Say whether nothing more will happen by itself."""
        return self.state in {self.State.DONE, self.State.FAILED}

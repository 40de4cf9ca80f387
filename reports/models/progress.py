"""What a report says about the measures and milestones of its partner."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.enums import Progress

from .measure import Measure, Milestone
from .report import Report
from .triggers import measure_status_locked, milestone_status_locked

NOTE_LENGTH = 2000


class MeasureStatus(models.Model):
    """How far a measure is at the end of a period, in a word and a text."""

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="measure_statuses"
    )
    measure = models.ForeignKey(Measure, verbose_name=_("measure"), on_delete=models.PROTECT, related_name="statuses")
    progress = models.CharField(_("state"), max_length=10, choices=Progress.choices)
    text = models.TextField(_("text"), blank=True, max_length=NOTE_LENGTH)

    class Meta:
        ordering = ["measure__number"]
        verbose_name = _("state of a measure")
        verbose_name_plural = _("states of measures")
        triggers = [measure_status_locked()]
        constraints = [
            models.UniqueConstraint(fields=["report", "measure"], name="measure_once_per_report"),
            models.CheckConstraint(name="measure_progress_known", condition=Q(progress__in=Progress.values)),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.progress}"


class MilestoneStatus(models.Model):
    """How far a milestone is at the end of a period."""

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="milestone_statuses"
    )
    milestone = models.ForeignKey(
        Milestone, verbose_name=_("milestone"), on_delete=models.PROTECT, related_name="statuses"
    )
    progress = models.CharField(_("state"), max_length=10, choices=Progress.choices)
    text = models.TextField(_("text"), blank=True, max_length=NOTE_LENGTH)

    class Meta:
        ordering = ["milestone__due_on", "milestone"]
        verbose_name = _("state of a milestone")
        verbose_name_plural = _("states of milestones")
        triggers = [milestone_status_locked()]
        constraints = [
            models.UniqueConstraint(fields=["report", "milestone"], name="milestone_once_per_report"),
            models.CheckConstraint(name="milestone_progress_known", condition=Q(progress__in=Progress.values)),
        ]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.progress}"

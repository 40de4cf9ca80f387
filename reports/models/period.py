"""The reporting period: a year of the initiative, named by the year it ends in."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import moves
from reports.enums import PeriodState


class DateRange(Func):
    """PostgreSQL's ``daterange(start, end, '[]')``: both days belong to it."""

    function = "daterange"
    output_field = DateRangeField()


def usual_reminder_days() -> list[int]:
    """Return when partners are reminded unless the ministry decides otherwise, in days from the deadline."""
    return [-14, -3, 0, 7]


class ReportingPeriod(TimestampedModel):
    """A period partners report about. Periods do not overlap."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"))
    deadline = models.DateField(_("deadline for reports"), null=True, blank=True)
    guidelines = models.TextField(_("guidelines"), blank=True)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    reminder_days = ArrayField(
        models.SmallIntegerField(),
        verbose_name=_("days of reminders"),
        default=usual_reminder_days,
        blank=True,
        help_text=_("Days counted from the deadline: −14 is two weeks before, 0 the day itself, 7 a week after."),
    )
    state = models.CharField(_("state"), max_length=10, choices=PeriodState.choices, default=PeriodState.PLANNED)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        triggers = [
            moves(
                "period_moves",
                ("planned", "open"),
                ("open", "in_review"),
                ("in_review", "open"),
                ("in_review", "published"),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="period_state_known", condition=models.Q(state__in=PeriodState.values)),
            models.CheckConstraint(
                name="period_ends_after_start",
                condition=models.Q(end__gt=models.F("start")),
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                name="period_opens_before_deadline",
                condition=models.Q(opens_on=None)
                | models.Q(deadline=None)
                | models.Q(opens_on__lt=models.F("deadline")),
                violation_error_message=_("The period opens after the deadline."),
            ),
            ExclusionConstraint(
                name="periods_do_not_overlap",
                expressions=[(DateRange("start", "end", models.Value("[]")), RangeOperators.OVERLAPS)],
                violation_error_message=_("This period overlaps with another one."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    def clean(self) -> None:
        """Refuse an end before the start as an error of its field; PostgreSQL knows no such range to compare."""
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("The last day lies before the first.")})

    def get_absolute_url(self) -> str:
        """Return the ministry's page of the period."""
        return reverse("reports:period", args=[self.year])


class PeriodTransition(TransitionModel):
    """One move of a period."""

    subject = models.ForeignKey(
        ReportingPeriod, verbose_name=_("reporting period"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")

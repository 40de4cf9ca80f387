"""Values of indicators: those a report gives, and those of the state itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Floor
from django.utils.translation import gettext_lazy as _

from portal.shared.models import TimestampedModel
from reports.enums import Counted, Way

from .indicator import NAME_LENGTH, NOTE_LENGTH, UNIT_LENGTH, Indicator
from .report import Report
from .triggers import indicator_value_locked


class Value(TimestampedModel):
    """A value with all that tells whether it can be compared: two are alike with the same unit, basis and way.

    ``people`` are those it is a part of (of a survey those who answered); it stands for the days ``from_day`` to
    ``to_day``, or for ``to_day`` alone. ``response_rate`` in percent.
    """

    indicator = models.ForeignKey(Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4)
    counts = models.CharField(_("what is counted"), max_length=10, choices=Counted.choices)
    unit = models.CharField(_("unit"), max_length=UNIT_LENGTH)
    basis = models.CharField(_("basis"), max_length=NAME_LENGTH)
    way = models.CharField(_("way of collecting"), max_length=10, choices=Way.choices)
    people = models.PositiveIntegerField(_("part of how many people"), null=True, blank=True)
    from_day = models.DateField(_("from"), null=True, blank=True)
    to_day = models.DateField(_("reference date"))
    response_rate = models.DecimalField(
        _("response rate in percent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    note = models.TextField(_("note"), blank=True, max_length=NOTE_LENGTH)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_known", condition=Q(way__in=Way.values, counts__in=Counted.values)),
            models.CheckConstraint(name="%(class)s_says_unit", condition=~Q(unit="") & ~Q(basis="")),
            models.CheckConstraint(
                name="%(class)s_share_of_people",
                condition=~Q(counts=Counted.SHARE) | Q(value__gte=0, value__lte=100, people__isnull=False),
                violation_error_message=_("A share lies between 0 and 100 percent and says of how many people."),
            ),
            models.CheckConstraint(
                name="%(class)s_people_are_whole",
                condition=~Q(counts=Counted.PEOPLE)
                | (Q(value__gte=0, value=Floor(F("value"))) & (Q(people=None) | Q(people__gte=F("value")))),
                violation_error_message=_(
                    "People are counted in whole numbers, at most as many as they are a part of."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_survey_has_response",
                condition=~Q(way=Way.SURVEY) | Q(response_rate__isnull=False),
                violation_error_message=_("A survey needs its response rate."),
            ),
            models.CheckConstraint(
                name="%(class)s_response_in_percent",
                condition=Q(response_rate=None) | Q(response_rate__gte=0, response_rate__lte=100),
            ),
            models.CheckConstraint(
                name="%(class)s_days_ascend",
                condition=Q(from_day=None) | Q(from_day__lte=F("to_day")),
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value} {self.unit}"


class IndicatorValue(Value):
    """The value of an indicator in a report; locked while the report is submitted or accepted."""

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="indicator_values"
    )

    class Meta(Value.Meta):
        abstract = False
        ordering = ["indicator", "pk"]
        default_related_name = "values"
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        triggers = [
            indicator_value_locked(
                "report_id",
                "value",
                "counts",
                "unit",
                "basis",
                "way",
                "people",
                "from_day",
                "to_day",
                "response_rate",
                "note",
            )
        ]
        constraints = [
            *Value.Meta.constraints,
            models.UniqueConstraint(
                fields=["report", "indicator"],
                name="indicator_once_per_report",
                violation_error_message=_("The report has a value of this indicator already."),
            ),
        ]


class StateValue(Value):
    """The value of an indicator for the state's own administration in a year."""

    year = models.PositiveSmallIntegerField(_("year"))

    class Meta(Value.Meta):
        abstract = False
        ordering = ["indicator", "year"]
        default_related_name = "state_values"
        verbose_name = _("value of the state")
        verbose_name_plural = _("values of the state")
        constraints = [
            *Value.Meta.constraints,
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="state_value_once_a_year",
                violation_error_message=_("There is a value of this year already."),
            ),
            models.CheckConstraint(name="state_value_year_plausible", condition=Q(year__gte=1990, year__lte=2100)),
        ]

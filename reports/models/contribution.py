"""What a report says about one focus area, its versions and its figures."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.shared.models import AppendOnlyModel, TimestampedModel
from reports.enums import FocusArea

from .report import Report
from .triggers import contribution_locked, figure_locked


class WordCount(models.Func):
    """How many runs of characters other than white space a text has."""

    function = "regexp_count"
    template = r"%(function)s(%(expressions)s, '\S+')"
    output_field = models.IntegerField()


class Contribution(TimestampedModel):
    """The text of one report about one focus area, in the portal's text format."""

    report = models.ForeignKey(Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="contributions")
    focus_area = models.PositiveSmallIntegerField(_("focus area"), choices=FocusArea.choices)
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)
    revision = models.PositiveIntegerField(
        _("revision"),
        default=0,
        help_text=_("How often the text was saved; whoever saves says which one they have seen."),
    )
    in_work = models.BooleanField(
        _("in work"), default=False, help_text=_("The text was saved while somebody typed and is in no version yet.")
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    edited_at = models.DateTimeField(_("written at"), null=True, blank=True)
    taken_over_from = models.ForeignKey(
        "self",
        verbose_name=_("taken over from"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The earlier contribution this text was begun with, as long as nothing in it is changed."),
    )
    words = models.GeneratedField(
        verbose_name=_("words"),
        expression=WordCount("text"),
        output_field=models.IntegerField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["focus_area"]
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        triggers = [contribution_locked()]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "focus_area"],
                name="one_contribution_per_focus_area",
                violation_error_message=_("There is a contribution to this focus area already."),
            ),
            models.CheckConstraint(
                name="contribution_focus_area_known", condition=models.Q(focus_area__in=FocusArea.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.focus_area}"


class ContributionVersion(AppendOnlyModel):
    """A saved state of a contribution; kept for ever, never changed."""

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [models.UniqueConstraint(fields=["contribution", "number"], name="contribution_version_unique")]

    def __str__(self) -> str:
        return f"{self.contribution} v{self.number}"


class Figure(models.Model):
    """A number a contribution gives, with what is needed to understand it."""

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.CASCADE, related_name="figures"
    )
    indicator = models.CharField(_("indicator"), max_length=300)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4)
    value_max = models.DecimalField(_("up to"), max_digits=16, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60)
    reference = models.CharField(_("date or period"), max_length=120, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=200, blank=True)
    quote = models.TextField(_("passage"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        triggers = [figure_locked()]
        constraints = [
            models.CheckConstraint(
                name="figure_range_ascending",
                condition=models.Q(value_max=None) | models.Q(value_max__gte=models.F("value")),
                violation_error_message=_("The upper value is smaller than the lower one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value} {self.unit}"

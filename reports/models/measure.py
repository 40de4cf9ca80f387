"""What a member of the network has undertaken: measures with milestones, and how they were amended."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.shared.models import AppendOnlyModel
from reports.enums import FocusArea

from .declaration import Declaration
from .declaration_triggers import (
    amendment_of_signed_declaration,
    measure_changes_by_amendment,
    milestone_changes_by_amendment,
)

TITLE_LENGTH = 200


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Selections of measures."""

    def in_force(self) -> Self:
        """Leave out those that an amendment took back."""
        return self.filter(withdrawn_on=None)


class Measure(models.Model):
    """One measure of a declaration; its number stays its own for ever.

    Measures of a signed declaration change through amendments only. One that is taken back stays as a row, because
    reports have told of it.
    """

    declaration = models.ForeignKey(
        Declaration, verbose_name=_("declaration"), on_delete=models.CASCADE, related_name="measures"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    wording = models.TextField(_("wording"), blank=True)
    focus_area = models.PositiveSmallIntegerField(_("focus area"), choices=FocusArea.choices)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)

    objects: ClassVar[models.Manager["Measure"]] = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        triggers = [measure_changes_by_amendment()]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "number"], name="measure_number_once"),
            models.CheckConstraint(name="measure_number_positive", condition=Q(number__gt=0)),
            models.CheckConstraint(name="measure_focus_area_known", condition=Q(focus_area__in=FocusArea.values)),
            models.CheckConstraint(
                name="measure_ends_after_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Milestone(models.Model):
    """A step of a measure and the day it is due."""

    measure = models.ForeignKey(Measure, verbose_name=_("measure"), on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(_("milestone"), max_length=TITLE_LENGTH)
    due_on = models.DateField(_("due on"))
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        triggers = [milestone_changes_by_amendment()]

    def __str__(self) -> str:
        return self.title


class Amendment(AppendOnlyModel):
    """A change of one measure of a signed declaration, agreed by both: what it was and what it is.

    ``before`` is empty for a new measure, ``after`` for one that is taken back. ``transaction`` is the transaction of
    the database that wrote it: in that one only may the measures change.
    """

    declaration = models.ForeignKey(
        Declaration, verbose_name=_("declaration"), on_delete=models.PROTECT, related_name="amendments"
    )
    number = models.PositiveIntegerField(_("number"))
    measure_number = models.PositiveSmallIntegerField(_("measure"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    reason = models.TextField(_("reason"))
    agreed_on = models.DateField(_("agreed on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    transaction = models.BigIntegerField(default=0, editable=False)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["number"]
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        triggers = [*AppendOnlyModel.Meta.triggers, amendment_of_signed_declaration()]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "number"], name="amendment_number_once"),
            models.CheckConstraint(name="amendment_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="amendment_changes_something",
                condition=Q(before__isnull=False) | Q(after__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.declaration}: {self.number}"

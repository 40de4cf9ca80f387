"""A partner's report about one period."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation, is_ministry, organisation_ids
from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves
from reports.enums import PRINTABLE_STATES, ReportState

from .period import ReportingPeriod
from .triggers import report_follows_its_period, report_submitted_has_text, report_submitted_is_in_versions


class ReportQuerySet(models.QuerySet["Report"]):
    """Selections of reports."""

    def visible_to(self, user: Any) -> Self:
        """Keep the own reports; for the ministry also those of others that were submitted at least once.

        Drafts stay with the partner until they are submitted (access.md, "draft contribution"). A draft that the
        ministry itself enters for a partner is the ministry's to see.
        """
        own = models.Q(organisation__in=organisation_ids(user))
        if is_ministry(user):
            return self.filter(own | ~models.Q(state=ReportState.DRAFT) | models.Q(on_behalf=True))
        return self.filter(own)

    def accepted(self) -> Self:
        """Keep what may go into an edition: accepted, released or published, and not left out by the ministry."""
        return self.filter(state__in=PRINTABLE_STATES, left_out_at=None)

    def to_be_released(self) -> Self:
        """Keep accepted reports whose partner has not released them, and which are not left out."""
        return self.filter(state=ReportState.ACCEPTED, left_out_at=None)


def _person(label: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )


def _in_whose_name(label: Any) -> Any:
    return models.CharField(label, max_length=200, blank=True)


class Report(TimestampedModel):
    """What one partner reports about one period."""

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("reporting period"), on_delete=models.PROTECT, related_name="reports"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="reports"
    )
    state = models.CharField(_("state"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = _person(_("submitted by"))
    first_submitted_at = models.DateTimeField(_("first submitted at"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    opened_by = _person(_("opened by"))
    submitted_for = _in_whose_name(_("submitted on behalf of"))
    on_behalf = models.BooleanField(
        _("entered on behalf of the partner"),
        default=False,
        help_text=_("The ministry entered or imported the report because the partner sent it another way."),
    )
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    released_by = _person(_("released by"))
    released_for = _in_whose_name(_("released on behalf of"))
    left_out_at = models.DateTimeField(_("left out at"), null=True, blank=True)
    left_out_by = _person(_("left out by"))
    left_out_reason = models.TextField(_("reason for leaving it out"), blank=True)

    objects: ClassVar[models.Manager["Report"]] = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        triggers = [
            begins_as("report_begins_as_draft", "draft"),
            moves(
                "report_moves",
                ("draft", "submitted"),
                ("returned", "submitted"),
                ("submitted", "returned"),
                ("submitted", "accepted"),
                ("accepted", "returned"),
                ("accepted", "released"),
                ("released", "returned"),
                ("released", "published"),
            ),
            report_follows_its_period(),
            report_submitted_has_text(),
            report_submitted_is_in_versions(),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "organisation"],
                name="one_report_per_partner",
                violation_error_message=_("There is a report of this organisation for this period already."),
            ),
            models.CheckConstraint(
                name="report_accepted_has_time",
                condition=~models.Q(state__in=PRINTABLE_STATES) | models.Q(accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_released_has_time",
                condition=~models.Q(state__in=(ReportState.RELEASED, ReportState.PUBLISHED))
                | models.Q(released_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_left_out_with_reason",
                condition=models.Q(left_out_at=None, left_out_reason="")
                | models.Q(left_out_at__isnull=False, state=ReportState.ACCEPTED) & ~models.Q(left_out_reason=""),
                violation_error_message=_("Only an accepted report can be left out, and with a reason."),
            ),
            models.CheckConstraint(
                name="report_submitted_has_time",
                condition=models.Q(state=ReportState.DRAFT) | models.Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(name="report_state_known", condition=models.Q(state__in=ReportState.values)),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.period}"

    def get_absolute_url(self) -> str:
        """Return the page of the report."""
        return reverse("reports:report", args=[self.pk])

    @property
    def extended_until(self) -> date | None:
        """The day until which the newest extension runs. One query, or none where ``newest_extension`` is annotated."""
        if not hasattr(self, "extension_until"):
            newest = self.extensions.order_by("-pk").first()
            self.extension_until = newest.until if newest is not None else None
        return self.extension_until

    @property
    def due_on(self) -> date | None:
        """The day until which the report is to be handed in: that of the extension, else the deadline."""
        return self.extended_until or self.period.deadline

    @property
    def to_be_released(self) -> bool:
        """Say whether the partner has the last word now."""
        return self.state == ReportState.ACCEPTED and self.left_out_at is None

    @property
    def was_late(self) -> bool:
        """Say whether the report was first handed in after the deadline of its period."""
        if self.first_submitted_at is None or self.period.deadline is None:
            return False
        return timezone.localdate(self.first_submitted_at) > self.period.deadline

    @property
    def is_editable(self) -> bool:
        """Say whether the partner may change the texts now."""
        return self.state in {ReportState.DRAFT, ReportState.RETURNED}


class ReportTransition(TransitionModel):
    """One move of a report."""

    subject = models.ForeignKey(Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="transitions")

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")

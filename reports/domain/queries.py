"""What the pages of a report show, each in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from partners.enums import Role
from partners.models import Organisation, organisation_ids
from reports.enums import FocusArea, PeriodState, ReportState
from reports.models import (
    Contribution,
    ContributionVersion,
    Report,
    ReportingPeriod,
    ReportTransition,
    newest_extension,
)
from reports.permissions import can_write_report


@dataclass(frozen=True)
class OwnReport:
    """One period for one partner: the report, or None when it is not begun."""

    period: ReportingPeriod
    organisation: Organisation
    report: Report | None

    @property
    def due_on(self) -> date | None:
        """The day until which it is to be handed in."""
        return self.report.due_on if self.report is not None else self.period.deadline

    @property
    def is_to_be_handed_in(self) -> bool:
        """Say whether it is still to be handed in, for the first time."""
        return self.period.state == PeriodState.OPEN and (self.report is None or self.report.state == ReportState.DRAFT)

    @property
    def is_overdue(self) -> bool:
        """Say whether it is to be handed in and its last day has passed."""
        return self.is_to_be_handed_in and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def can_start(self) -> bool:
        """Say whether the report can be begun now."""
        return self.report is None and self.period.state == PeriodState.OPEN


@dataclass(frozen=True)
class Section:
    """One focus area of a report as its reader may see it."""

    focus_area: FocusArea
    text: str
    words: int
    version: int
    saved_at: datetime | None


def report_in_numbers() -> QuerySet[Report]:
    """Return reports with ``words`` and ``contribution_count`` (texts that are not empty)."""
    return Report.objects.annotate(
        words=Coalesce(Sum("contributions__words"), 0),
        contribution_count=Count("contributions", filter=Q(contributions__words__gt=0)),
    )


def own_reports(user: Any) -> list[OwnReport]:
    """Return what each partner ``user`` acts for reported or has to report, newest period first. Three queries."""
    ids = organisation_ids(user)
    organisations = Organisation.objects.filter(pk__in=ids, roles__contains=[Role.NETWORK_PARTNER])
    reports = {
        (each.period_id, each.organisation_id): each
        for each in report_in_numbers()
        .filter(organisation__in=ids)
        .select_related("period")
        .annotate(**newest_extension())
    }
    rows = []
    known = list(organisations)
    for period in ReportingPeriod.objects.exclude(state=PeriodState.PLANNED):
        for organisation in known:
            report = reports.get((period.pk, organisation.pk))
            if report is not None or period.state == PeriodState.OPEN:
                rows.append(OwnReport(period, organisation, report))
    return rows


def sections_of(report: Report, user: Any) -> list[Section]:
    """Return all six focus areas. Two queries at most.

    Who may write sees the present texts. The ministry sees those that were submitted: what a partner changes in a
    returned report is a draft again until the next submission (access.md).
    """
    contributions = {each.focus_area: each for each in report.contributions.all()}
    shown: dict[int, str] = {}
    if report.state == ReportState.RETURNED and not can_write_report(user, report):
        shown = {
            each.contribution.focus_area: each.text
            for each in ContributionVersion.objects.filter(contribution__report=report, at__lte=report.submitted_at)
            .select_related("contribution")
            .order_by("number")
        }
        contributions = {area: each for area, each in contributions.items() if area in shown}
    sections = []
    for area in FocusArea:
        contribution = contributions.get(area)
        if contribution is None:
            sections.append(Section(area, "", 0, 0, None))
            continue
        text = shown.get(area, contribution.text)
        words = len(text.split()) if shown else contribution.words
        sections.append(Section(area, text, words, contribution.version, contribution.updated_at))
    return sections


def history_of(report: Report) -> QuerySet[ReportTransition]:
    """Return the moves of a report, newest first, with the people who made them."""
    return report.transitions.select_related("actor").order_by("-at", "-pk")


def present_contribution(report: Report, focus_area: FocusArea) -> Contribution:
    """Return the contribution, or a new one without text that is not stored."""
    known = Contribution.objects.filter(report=report, focus_area=focus_area).first()
    return known or Contribution(report=report, focus_area=focus_area)


def previous_contribution(report: Report, focus_area: FocusArea) -> Contribution | None:
    """Return the same partner's last earlier contribution to the focus area that has a text."""
    return (
        Contribution.objects.filter(
            report__organisation=report.organisation_id,
            report__period__end__lt=report.period.start,
            focus_area=focus_area,
            words__gt=0,
        )
        .order_by("-report__period__end")
        .select_related("report__period")
        .first()
    )


def working_version(contribution: Contribution) -> ContributionVersion:
    """Return the working text as the version it will become, not stored."""
    return ContributionVersion(
        contribution=contribution,
        number=contribution.version + 1,
        text=contribution.text,
        author=contribution.edited_by,
        at=contribution.edited_at or contribution.updated_at,
    )


def versions_of(contribution: Contribution, user: Any) -> list[ContributionVersion]:
    """Return the versions, newest first. Who may not write sees those that were handed in, not the drafts between.

    Who may write also sees the working text, as the version it will be.
    """
    versions = list(contribution.versions.select_related("author").order_by("-number"))
    report = contribution.report
    if can_write_report(user, report):
        return [*([working_version(contribution)] if contribution.in_work else []), *versions]
    submissions = list(report.transitions.filter(target=ReportState.SUBMITTED).values_list("at", flat=True))
    handed_in = {next((each.pk for each in versions if each.at <= moment), None) for moment in submissions}
    return [each for each in versions if each.pk in handed_in]

"""What the ministry sees of a yearly campaign, each page in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from partners.models import Organisation
from reports.enums import PRINTABLE_STATES, PeriodState, ReportState
from reports.models import Build, Edition, NetworkMembership, Report, ReportingPeriod, newest_extension
from reports.permissions import can_view_report

from .collation import german_sort_key
from .queries import report_in_numbers

NOT_BEGUN, LATE, EXTENDED = "none", "late", "extended"


@dataclass(frozen=True)
class CampaignRow:
    """One partner in a period. Of a draft the ministry learns that it exists, not what is in it."""

    organisation: Organisation
    report: Report | None
    words: int
    contributions: int
    written: bool
    last_activity: datetime | None
    is_readable: bool
    is_overdue: bool

    @property
    def state(self) -> str:
        """The state of the report, or ``NOT_BEGUN`` when the partner has not opened it and nothing is written."""
        if self.report is None:
            return NOT_BEGUN
        untouched = self.report.opened_at is None and not self.report.on_behalf and not self.written
        return NOT_BEGUN if untouched and self.report.state == ReportState.DRAFT else self.report.state

    @property
    def is_late(self) -> bool:
        """Say whether the report is not handed in in time, or was not."""
        return self.is_overdue or (self.report is not None and self.report.was_late)

    @property
    def extended_until(self) -> date | None:
        """The day until which the partner has more time."""
        return self.report.extended_until if self.report is not None else None

    @property
    def can_be_reminded(self) -> bool:
        """Say whether the report is still to be handed in."""
        return self.state in (NOT_BEGUN, ReportState.DRAFT)

    @property
    def marks(self) -> set[str]:
        """Names under which the row is found by a filter: its state, and what is special about it."""
        special = {LATE: self.is_late, EXTENDED: self.extended_until is not None}
        return {self.state, *(name for name, applies in special.items() if applies)}


def periods_in_numbers() -> QuerySet[ReportingPeriod]:
    """Return all periods with the number of reports by state, newest first."""
    return ReportingPeriod.objects.annotate(
        report_count=Count("reports"),
        waiting_count=Count("reports", filter=Q(reports__state=ReportState.SUBMITTED)),
        accepted_count=Count("reports", filter=Q(reports__state__in=PRINTABLE_STATES, reports__left_out_at=None)),
    )


def campaign_rows(period: ReportingPeriod, user: Any) -> list[CampaignRow]:
    """Return one row per partner of the network, in alphabetical order. Two queries."""
    reports = (
        report_in_numbers()
        .filter(period=period)
        .select_related("organisation")
        .annotate(last_change=Max("contributions__updated_at"))
        .annotate(last_activity=Greatest("last_change", "opened_at", "submitted_at", "accepted_at", "released_at"))
        .annotate(**newest_extension())
    )
    found = {each.organisation_id: each for each in reports}
    partners = {each.organisation_id: each.organisation for each in found.values()}
    for member in NetworkMembership.objects.current().select_related("organisation"):
        partners.setdefault(member.organisation_id, member.organisation)
    rows = [_row(each, found.get(each.pk), user, period) for each in partners.values()]
    return sorted(rows, key=lambda row: german_sort_key(row.organisation.name))


def _row(organisation: Organisation, report: Any, user: Any, period: ReportingPeriod) -> CampaignRow:
    is_running = period.state in (PeriodState.OPEN, PeriodState.IN_REVIEW)
    if report is None:
        is_overdue = is_running and _is_over(period.deadline)
        return CampaignRow(organisation, None, 0, 0, False, None, is_readable=False, is_overdue=is_overdue)
    report.period = period
    is_readable = can_view_report(user, report)
    return CampaignRow(
        organisation=organisation,
        report=report,
        words=report.words if is_readable else 0,
        contributions=report.contribution_count if is_readable else 0,
        written=report.contribution_count > 0,
        last_activity=report.last_activity,
        is_readable=is_readable,
        is_overdue=is_running and report.state == ReportState.DRAFT and _is_over(report.due_on),
    )


def state_counts(rows: Iterable[CampaignRow]) -> list[tuple[str, int]]:
    """Return how many partners are in which state, in the order of a report's life, how many late and extended."""
    marks = Counter(mark for row in rows for mark in row.marks)
    return [(mark, marks[mark]) for mark in (NOT_BEGUN, *ReportState.values, LATE, EXTENDED)]


def builds_of(edition: Edition) -> QuerySet[Build]:
    """Return the builds of an edition with their jobs, newest first, without the frozen content."""
    return edition.builds.select_related("job").defer("content")


def reports_to_review() -> list[tuple[Report, str]]:
    """Return submitted reports of periods that are not published, with the partners' names, oldest first."""
    reports = (
        Report.objects.filter(state=ReportState.SUBMITTED)
        .exclude(period__state=PeriodState.PUBLISHED)
        .select_related("organisation", "period")
        .order_by("submitted_at")
    )
    return [(each, each.organisation.name) for each in reports]


def _is_over(deadline: date | None) -> bool:
    return deadline is not None and deadline < timezone.localdate()

"""What the ministry sees of a yearly campaign, each page in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from partners.models import Organisation
from reports.enums import PRINTABLE_STATES, PeriodState, ReportState
from reports.models import Build, Edition, NetworkMembership, Report, ReportingPeriod
from reports.permissions import can_view_report

from .collation import german_sort_key
from .queries import report_in_numbers

NOT_BEGUN = "none"


@dataclass(frozen=True)
class CampaignRow:
    """One partner in a period. Of a draft the ministry learns that it exists, not what is in it."""

    organisation: Organisation
    report: Report | None
    words: int
    contributions: int
    last_activity: datetime | None
    is_readable: bool
    is_late: bool

    @property
    def state(self) -> str:
        """The state of the report, or ``NOT_BEGUN``."""
        return self.report.state if self.report is not None else NOT_BEGUN


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
        .annotate(last_activity=Greatest("last_change", "submitted_at", "accepted_at", "created_at"))
    )
    found = {each.organisation_id: each for each in reports}
    partners = {each.organisation_id: each.organisation for each in found.values()}
    for member in NetworkMembership.objects.current().select_related("organisation"):
        partners.setdefault(member.organisation_id, member.organisation)
    is_late = period.state == PeriodState.OPEN and _is_over(period.deadline)
    rows = [_row(each, found.get(each.pk), user, is_late=is_late) for each in partners.values()]
    return sorted(rows, key=lambda row: german_sort_key(row.organisation.name))


def _row(organisation: Organisation, report: Any, user: Any, *, is_late: bool) -> CampaignRow:
    if report is None:
        return CampaignRow(organisation, None, 0, 0, None, is_readable=False, is_late=is_late)
    is_readable = can_view_report(user, report)
    unfinished = report.state in (ReportState.DRAFT, ReportState.RETURNED)
    return CampaignRow(
        organisation=organisation,
        report=report,
        words=report.words if is_readable else 0,
        contributions=report.contribution_count if is_readable else 0,
        last_activity=report.last_activity,
        is_readable=is_readable,
        is_late=is_late and unfinished,
    )


def state_counts(rows: Iterable[CampaignRow]) -> list[tuple[str, int]]:
    """Return how many partners are in which state, in the order of a report's life."""
    states = [row.state for row in rows]
    return [(state, states.count(state)) for state in (NOT_BEGUN, *ReportState.values)]


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

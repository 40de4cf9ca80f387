"""Which campaigns are running, and who has not handed in yet: the deadline ahead, and who is late."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from reports.enums import PeriodState, ReportState
from reports.models import NetworkMembership, Report, ReportingPeriod, newest_extension

# A deadline that is further away needs nobody yet.
SOON = timedelta(days=30)


@dataclass(frozen=True)
class RunningCampaign:
    """A period that is open or in review: the days until which partners who have not handed in have time."""

    period: ReportingPeriod
    due: tuple[date, ...]

    def late(self, today: date) -> list[date]:
        """Return the days of those that are late."""
        return [day for day in self.due if day < today]

    def soon(self, today: date) -> list[date]:
        """Return the days of those whose time ends soon."""
        return [day for day in self.due if today <= day <= today + SOON]


def running_campaigns() -> list[RunningCampaign]:
    """Return the campaigns that have a deadline, the earliest first. Three queries, one when there is none."""
    running = (PeriodState.OPEN, PeriodState.IN_REVIEW)
    periods = list(ReportingPeriod.objects.filter(state__in=running, deadline__isnull=False).order_by("deadline"))
    if not periods:
        return []
    by_period: dict[int, list[Report]] = defaultdict(list)
    for report in Report.objects.filter(period__in=periods).annotate(**newest_extension()):
        by_period[report.period_id].append(report)
    members = frozenset(NetworkMembership.objects.current().values_list("organisation", flat=True))
    return [RunningCampaign(each, tuple(_due(each, by_period[each.pk], members))) for each in periods]


def _due(period: ReportingPeriod, reports: list[Report], members: frozenset[int]) -> Iterable[date]:
    assert period.deadline is not None  # noqa: S101 -- only such periods are asked for
    for _member in members - {each.organisation_id for each in reports}:
        yield period.deadline
    for report in reports:
        if report.state == ReportState.DRAFT:
            report.period = period
            yield report.due_on or period.deadline

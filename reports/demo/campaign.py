"""A campaign under way: one partner has more time."""

from datetime import timedelta

from portal.accounts.models import User
from reports.enums import ReportState
from reports.models import Extension, ReportingPeriod


def give_more_time(period: ReportingPeriod, official: User) -> None:
    """Extend the deadline for the last partner that is still writing."""
    report = period.reports.filter(state=ReportState.DRAFT).order_by("-pk").first()
    if report is not None and period.deadline is not None:
        until = period.deadline + timedelta(days=31)
        Extension.objects.create(
            report=report, until=until, reason="Wechsel in der zuständigen Stelle zum Jahresende.", by=official
        )

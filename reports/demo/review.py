"""A review under way: what the ministry says about passages of a report."""

from portal.accounts.models import User
from reports.domain.reviewing import comment_on
from reports.enums import FocusArea
from reports.models import Report

REMARKS = ("Bitte nennen Sie den Zeitraum.", "Wie viele Personen waren das ungefähr?")


def comment_on_report(report: Report, official: User) -> None:
    """Comment on the first paragraph of the first texts of a submitted report."""
    contributions = report.contributions.filter(words__gt=0).order_by("focus_area")
    for contribution, remark in zip(contributions, REMARKS, strict=False):
        area = FocusArea(contribution.focus_area)
        comment_on(report, area, version=contribution.version, block=0, quote="", text=remark, author=official)

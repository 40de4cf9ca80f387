"""What the preflight shows before an edition is released."""

from django.urls import reverse

from reports.models import Edition
from reports.rules.base import Severity

from .preflight import findings_of_period
from .release_checks import OpenFinding, register_release_check


def open_findings_of_reports(edition: Edition) -> list[OpenFinding]:
    """Return errors and warnings nobody has answered, in the reports that will be printed; none of them blocks.

    Hints and pictures are left out: hints are many and small, pictures have a check of their own.
    """
    reports = edition.period.reports.accepted().select_related("organisation")
    return [
        OpenFinding(
            f"{each.finding.partner}, {each.finding.focus_area}: {each.rule.name}",
            each.finding.message,
            f"{reverse('reports:report_findings', args=[each.report.pk])}#{each.anchor}",
        )
        for each in findings_of_period(edition.period, reports)
        if each.is_open and each.can_be_answered and each.finding.severity != Severity.HINT
    ]


def register_preflight() -> None:
    """Ask the preflight before a release."""
    register_release_check("preflight", open_findings_of_reports)

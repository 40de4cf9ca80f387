"""Reports that wait for somebody, on the start page: to write, to read and release, to review."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import is_ministry
from portal.shared.tasks_waiting import WaitingEntry
from reports.domain.campaign import reports_to_review
from reports.domain.queries import own_reports
from reports.domain.reviewing import open_comments
from reports.enums import ReportState
from reports.permissions import can_release_report, can_see_reports
from reports.states.report import writing_refusal


def waiting_reports(user: Any) -> list[WaitingEntry]:
    """Return reports to write for partners, reports to review for the ministry.

    Three queries for who writes, two for who reviews, one more where comments may be open.
    """
    if not can_see_reports(user):
        return []
    return [*_to_write(user), *(_to_review() if is_ministry(user) else [])]


def _to_write(user: Any) -> list[WaitingEntry]:
    rows = own_reports(user)
    returned = [row.report for row in rows if row.report is not None and row.report.state == ReportState.RETURNED]
    comments = open_comments(returned)
    entries = []
    for row in rows:
        names = {"year": row.period.year, "partner": row.organisation.display_name}
        title = _("Report %(year)d of %(partner)s") % names
        if row.report is None:
            url, action, detail = reverse("reports:overview"), _("Begin the report"), _("Not begun yet.")
        elif row.report.to_be_released and can_release_report(user, row.report):
            url, action = reverse("reports:report_release", args=[row.report.pk]), _("Read and release")
            detail = _("The ministry has accepted the report. Please read the final text once more and release it.")
        elif writing_refusal(row.report):
            continue
        elif row.report.state == ReportState.RETURNED:
            url, action = row.report.get_absolute_url(), _("Continue the report")
            detail = _and_comments(_("The ministry asks for changes."), comments[row.report.pk])
        else:
            url, action, detail = (
                row.report.get_absolute_url(),
                _("Continue the report"),
                _("A draft, not submitted yet."),
            )
        due = row.due_on if row.report is None or row.report.is_editable else None
        entries.append(WaitingEntry(title, url, action, due, detail))
    return entries


def _to_review() -> list[WaitingEntry]:
    rows = reports_to_review()
    comments = open_comments([report for report, _name in rows])
    entries = []
    for report, name in rows:
        submitted = _("Submitted on %(day)s.") % {"day": date_format(localtime(report.submitted_at), "DATE_FORMAT")}
        entries.append(
            WaitingEntry(
                _("Report %(year)d of %(partner)s") % {"year": report.period.year, "partner": name},
                report.get_absolute_url(),
                _("Review the report"),
                detail=_and_comments(submitted, comments[report.pk]),
            )
        )
    return entries


def _and_comments(sentence: str, count: int) -> str:
    if not count:
        return sentence
    words = ngettext("%(count)d comment is open.", "%(count)d comments are open.", count) % {"count": count}
    return f"{sentence} {words}"

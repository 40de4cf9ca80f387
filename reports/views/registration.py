"""What this app shows in parts of the portal that are not its own: navigation and start page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checklists.views.pages import register_page
from partners.models import is_ministry
from portal.accounts.domain.personal_data import register_collector
from portal.shared.footer import FooterLink, register_footer_link
from portal.shared.navigation import Entry, register_entry
from portal.shared.start_sections import Section, register_section
from portal.shared.tasks_waiting import WaitingEntry, register_provider
from reports.domain.campaign import reports_to_review
from reports.domain.checklist_facts import ACCESSION, YEARLY_REPORT
from reports.domain.published_editions import build_of, newest_brochure
from reports.domain.queries import own_reports
from reports.domain.word.uploads import uploads_of
from reports.enums import ReportState
from reports.permissions import can_release_report, can_see_reports
from reports.states.report import writing_refusal

from .state_registration import register_state
from .steps import joining_page, report_page
from .waiting_declarations import waiting_declarations
from .waiting_editions import waiting_builds, waiting_editions


def register() -> None:
    """Register the navigation entry, what waits for people, and the newest brochure."""
    register_entry(
        Entry("reports:overview", gettext_lazy("Reports"), 24, lambda request: can_see_reports(request.user))
    )
    register_provider(waiting_reports)
    register_state()
    register_provider(waiting_editions)
    register_provider(waiting_builds)
    register_collector("word_files", uploads_of)
    register_provider(waiting_declarations)
    register_page(ACCESSION, joining_page)
    register_page(YEARLY_REPORT, report_page)
    register_footer_link(FooterLink("network:members", gettext_lazy("Partner network")))
    register_entry(
        Entry("network:members", gettext_lazy("Partner network"), 25, lambda request: can_see_reports(request.user))
    )
    for audience in ("public", "signed_in"):
        register_section(Section("brochure", "reports/start_section.html", start_brochure, 40, audience))


def start_brochure(_request: HttpRequest) -> dict[str, Any] | None:
    """Return the newest published brochure. One query."""
    edition = newest_brochure()
    return {"build": build_of(edition), "edition": edition} if edition is not None else None


def waiting_reports(user: Any) -> list[WaitingEntry]:
    """Return reports to write for partners, reports to review for the ministry; two queries each."""
    if not can_see_reports(user):
        return []
    return [*_to_write(user), *(_to_review() if is_ministry(user) else [])]


def _to_write(user: Any) -> list[WaitingEntry]:
    entries = []
    for row in own_reports(user):
        names = {"year": row.period.year, "partner": row.organisation.display_name}
        title = _("Report %(year)d of %(partner)s") % names
        if row.report is None:
            url, action, detail = reverse("reports:overview"), _("Begin the report"), _("Not begun yet.")
        elif row.report.to_be_released and can_release_report(user, row.report):
            url, action = reverse("reports:report_release", args=[row.report.pk]), _("Read and release")
            detail = _("The ministry has accepted the report. Please read the final text once more and release it.")
        elif writing_refusal(row.report):
            continue
        else:
            url, action = row.report.get_absolute_url(), _("Continue the report")
            returned = row.report.state == ReportState.RETURNED
            detail = _("The ministry asks for changes.") if returned else _("A draft, not submitted yet.")
        due = row.due_on if row.report is None or row.report.is_editable else None
        entries.append(WaitingEntry(title, url, action, due, detail))
    return entries


def _to_review() -> list[WaitingEntry]:
    return [
        WaitingEntry(
            _("Report %(year)d of %(partner)s") % {"year": report.period.year, "partner": name},
            report.get_absolute_url(),
            _("Review the report"),
            detail=_("Submitted on %(day)s.") % {"day": date_format(localtime(report.submitted_at), "DATE_FORMAT")},
        )
        for report, name in reports_to_review()
    ]
